/** The `desk` command: the same desk without a window, for owners who script and for measuring. */
import { runCommand } from './cli/command.ts';

process.exitCode = await runCommand(process.argv.slice(2));
