/** The lines of a program or of its configuration, which are a document too, whatever their names remind of. */
export const PROGRAM =
  /(?:^|\n)\s{0,8}(?:<\?php|server\s\{\s{0,4}\n|location\s\S{1,40}\s\{|def(?:module|p)?\s\w|class\s[A-Z]|import\s\w|from\s\w{1,40}\simport|(?:export\s)?(?:const|function|interface|type)\s\w|fn\s\w|#include|package\s\w|select\s.{1,60}\sfrom\s|\[[\w.-]{1,40}\][ \t]{0,4}\n[ \t]{0,4}[\w.-]{1,40}\s?=)/i;
