// Playwright's loader, which runs before this, switches key stores off.
require('electron').app.commandLine.removeSwitch('password-store');
