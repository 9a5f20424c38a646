// Prints what a dialog would say, for starts that nobody sits in front of.
require('electron').dialog.showErrorBox = (title, content) => {
  process.stdout.write(`${JSON.stringify({ title, content })}\n`);
};
