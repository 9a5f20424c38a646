// Says when the window was first shown, as milliseconds of the clock, for starts that nobody sits in front of.
const { app } = require('electron');
app.once('browser-window-created', (_event, window) => {
  window.once('show', () => {
    process.stdout.write(`${JSON.stringify({ shown: Date.now() })}\n`);
  });
});
