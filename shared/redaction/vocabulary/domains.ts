/** Top-level and private suffixes that make two labels a host name on their own. */
export const PLAIN_SUFFIXES: ReadonlySet<string> = new Set(
  `com net org edu gov mil int biz eu uk de fr nl ch at be es it pl cz ru ua se no fi dk gr pt ie hu ro bg hr si sk lt lv ee
  tr il ae sa ir eg ng ke ma tn gh ug tz pk bd lk np kz ge am az by md rs si mk al ba cy mt lu li is mc ph uy ec bo py ve cr pa gt do cu kh la mm mn nz
  jp cn kr tw hk sg my th vn id in au nz ca mx br ar cl co pe us io ai xyz cloud dev app tech online site website space store shop
  local localdomain lan internal intern intra intranet corp home private invalid test example onion arpa svc cluster consul
  gov asia museum jobs travel tel mobi pro aero coop cat page wiki digital systems network hosting software host domains ovh`.split(
    /\s+/,
  ),
);

/** Suffixes that are also words, file endings or field names: they need more evidence than two labels. */
export const AMBIGUOUS_SUFFIXES: ReadonlySet<string> = new Set(
  `id in it is to at as be no my me us so do am fm tv cc gg sh py rs pl ps md ml cl pro cat jobs tel test example local private home page host
  name info app dev cloud live run work works call date events group link media news now one open plus press report review services show
  social solutions store stream studio style support systems team tools training video watch win world zone email exchange express fail
  finance fund game health help site space online tech technology network software digital cluster svc pub xyz zip mov bar red blue
  am al md rs si is la do pa li mt ma
  industries solutions services group agency company engineering energy capital ventures tools foundation academy center consulting life global ltd gmbh inc llc bank care direct land immo works plus science studio tips today
  pe ai co de es la le si se ee al an ag ad ac lt gt eq ne hr id int ms in pt sc sd st tt uk`.split(/\s+/),
);

/** Hosts of model providers and the product's public documentation: undecided, so a person is asked. */
export const PUBLIC_HOSTS: readonly string[] = [
  'openai.com',
  'chatgpt.com',
  'anthropic.com',
  'claude.ai',
  'googleapis.com',
  'azure.com',
  'x.ai',
  'mistral.ai',
  'groq.com',
  'openrouter.ai',
  'codex-pooler.dev',
  'github.com',
  'icoretech.io',
  'prometheus.io',
  'w3.org',
  'schema.org',
  'json-schema.org',
  'ietf.org',
  'rfc-editor.org',
];

/** Two-label names of languages, products and modules that look like host names. */
export const NOT_HOSTS: ReadonlySet<string> = new Set(
  `asp.net ado.net vb.net system.net system.io java.io java.net java.nio socket.io node.io file.io string.io std.io config.dev config.test
  config.prod mix.test env.test io.read io.write plug.test conn.host request.host uri.host url.host self.host socket.host endpoint.host
  paket.local pod.spec`.split(/\s+/),
);
