/** The version of the console, as `package.json` has it: the bundle of the desktop door cannot read that file. */
export const CONSOLE_VERSION = '0.1.0';
