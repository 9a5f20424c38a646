const quoted = (program: string): string => `"${program.replaceAll(/["`$\\]/g, '\\$&')}"`;

/** What desktops of Linux start at login; quoted as their specification wants it. */
export const autostartEntry = (program: string): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Sidedesk',
    `Exec=${[quoted(program), '--hidden'].join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
