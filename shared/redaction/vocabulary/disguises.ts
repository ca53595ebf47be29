/** Words that say that something is written backwards, in the languages operators write in. */
export const SAYS_BACKWARDS =
  /reversed(?! (?:the|this|that|it|by)\b)|reverse order|in reverse|backwards?|right to left|rückwärts|von hinten|de trás para|por el final|par la fin|envers|al rev[eé]s|contrari|contrário|od tyłu|wspak|achterstevoren|baklänges|baglæns|baklengs|tersten|takaperin|pozpátku|visszafelé|наоборот|задом наперёд|倒序|反转|反過來|逆(?:順|さ|から)|거꾸로/iu;

/** Words that say that something is encoded. */
export const SAYS_ENCODED =
  /base-?64|\bb64\b|\bhex\b|(?<!\[)encoded|kodiert|codificad|encodé|codificat|gecodeerd|zakodowan|kodlan|kodad|закодирован|编码|エンコード/iu;
