import { expect, vi } from 'vitest';
import { runCommand } from '../../../main/cli/command.ts';

/**
 * Runs a verb of the `desk` command, which must end well, and returns what it prints: in this process, since each of its own takes
 * seconds to begin. That the command is one is tested in take-omitted.test.ts.
 */
export async function deskCommand(...args: readonly string[]): Promise<string> {
  let printed = '';
  const log = vi.spyOn(console, 'log').mockImplementation((line: unknown) => {
    printed += `${String(line)}\n`;
  });
  try {
    expect(await runCommand(args)).toBe(0);
  } finally {
    log.mockRestore();
  }
  return printed;
}
