import { type Candidate, type Detector, textAfter, textBefore } from '../detect/detector.ts';

const PERSONAL_FILE =
  '(?:pdf|docx?|xlsx?|xlsm|pptx?|od[tsp]|rtf|csv|txt|png|jpe?g|gif|heic|webp|tiff?|bmp|psd|mp3|wav|m4a|ogg|flac|aac|mp4|mov|avi|mkv|webm|zip|rar|7z|tar|tgz|gz|eml|msg|vcf|ics|pem|p12|pfx|crt|cer|jks|kdbx|ppk|sql|dump|bak|sqlite3?|epub|mobi|tex|pages|keynote|ipynb|avif|opus|aiff?|mpe?g|wmv|flv|tsv|parquet|vsdx?|dwg|indd)';
const TERMS =
  /(?:^|[\\/])(?:auth\.json|robots\.txt|requirements(?:-\w+)?\.txt|llms\.txt|humans\.txt|constraints\.txt|cmakelists\.txt|version\.txt|readme\.txt|license\.txt|favicon\.png|logo\.png|structure\.sql|seeds\.sql|schema\.sql|erl_crash\.dump)$/i;

// Tables of figures about the service, by what is counted in them.
const OWN_EXPORT =
  /^(?:tickets|metrics|signals|incidents|alerts|jobs|queues|pools|upstreams|quotas|latency|errors|codes|counts|slos?|burn_rate|availability)\.(?:csv|tsv|json|ndjson)$/i;

function isPersonalFile({ value }: Candidate): boolean {
  if (TERMS.test(value) || /^(?:[A-Z][a-z][A-Za-z]*\.)+[A-Z]{2,5}$/.test(value)) return false;
  const stem = value.replace(/\.[a-z0-9]+$/i, '');
  if (OWN_EXPORT.test(value)) return false;
  return stem.length >= 2 && !/^(?:\*+|\.{1,3}|codex|file|filename|example|\d+(?:\.\d+)*)$/i.test(stem);
}

/** Local paths and names of people's files. Route paths are allowed, so a path needs a root nobody routes to. */
export const PATH_DETECTORS: readonly Detector[] = [
  {
    name: 'home, system or mounted path',
    class: 'file_path',
    pattern:
      /(?<![\w/.<-])(?:\/(?:home|Users|root|etc|var|opt|tmp|srv|mnt|media|run|proc|sys|dev|boot|private|usr|Volumes|Library|Applications|data|secrets?|workspace|workspaces|uploads?|nfs|export|snap|vault|lib64|sbin|bin|certs?|backups?|mount|nix|cygdrive|storage|sdcard)\/|~(?![rRsSwWcC]\/)[a-z][\w-]{0,30}\/(?=[\w.])|~\/|\$\{?HOME\}?\/|\/(?=\.(?:ssh|codex|aws|kube|config|env)))[^\s"'`<>|;,)\]}]{1,512}/gi,
    cues: ['/'],
    alsoIn: ['joined', 'reversed', 'spoken'],
    accept: ({ value }) =>
      !/^~\/(?:min|s|sec|h|hour|d|day|week|req|request)$/.test(value) &&
      !/^\/dev\/(?:null|stdin|stdout|stderr|zero|u?random)(?!\w)/.test(value) &&
      !/^\/(?:data|export|storage|uploads?|media|workspace)\/:?(?:v1|v2|id)?\/?$/i.test(value),
  },
  {
    name: 'path read out',
    class: 'file_path',
    // "open slash home slash ...", "open / home / ...": the word before the first mark has come to stand against it.
    pattern:
      /(?<=[\w-])~?\/(?:home|users|root|work|etc|var|opt|tmp|srv|mnt|usr|run|proc|private|volumes)\/[\w.~-]{1,80}(?:\/[\w.~-]{1,80}){0,12}/gi,
    alsoIn: ['spoken', 'joined'],
    accept: ({ view }) => view !== 'plain',
  },
  {
    name: 'bare system root',
    class: 'file_path',
    pattern:
      /(?<![\w/.<-])\/(?:root|etc|home|var\/run\/secrets|run\/secrets|var\/log|var\/lib|tmp)(?![\w/-])/gi,
    cues: ['/root', '/etc', '/home', '/var', '/run', '/tmp'],
    // "/home and /settings are browser routes"
    accept: (candidate) => !/^[^\n]{0,40}\b(?:routes?|pages?)\b/.test(textAfter(candidate, 48)),
  },
  {
    name: 'application directory of a container',
    class: 'file_path',
    pattern:
      /(?<![\w/.<-])\/(?:app|code|src|build|work|config|service)\/[^\s"'`<>|;,)\]}]{0,200}\.[a-z]{1,6}\b/gi,
    cues: ['/app', '/code', '/src', '/build', '/work', '/config', '/service'],
  },
  {
    name: 'Windows or network path',
    class: 'file_path',
    pattern:
      /(?<![a-z0-9])[a-z]:\\{1,2}[^\s"'<>|*?]{2,400}|(?<![\w\\])\\\\[\w.$-]{2,64}\\[^\s"'<>|*?]{1,400}|%(?:userprofile|appdata|temp|homepath|localappdata)%\\?[^\s"'<>|]{0,200}|(?<![a-z0-9])[a-z]:\/(?:users|windows|program files|documents)[^\s"'<>|]{0,200}/gi,
    cues: ['\\', '%', ':/'],
    alsoIn: ['joined', 'reversed', 'spoken'],
  },
  {
    name: 'file link',
    class: 'file_path',
    pattern: /file:\/{2,3}[^\s"'<>]{1,512}/gi,
    cues: ['file:/'],
    alsoIn: ['joined', 'reversed', 'spoken'],
  },
  {
    name: 'dot directory of a user',
    class: 'file_path',
    pattern:
      /(?<![\w])(?:\.{0,2}\/)?\.(?:ssh|codex|aws|kube|gnupg|docker|netrc|pgpass|npmrc|config\/gcloud|azure|bash_history|zsh_history)(?:\/[^\s"'<>|;,)]{1,200}|(?![\w-]))/gi,
    cues: [
      '.ssh',
      '.codex',
      '.aws',
      '.kube',
      '.gnupg',
      '.docker',
      '.netrc',
      '.pgpass',
      '.npmrc',
      '.config/',
      '.azure',
      '_history',
    ],
    accept: (candidate) => candidate.value.includes('/') || /(?:\s|^|~)$/.test(textBefore(candidate, 1)),
  },
  {
    name: 'private key file by name',
    class: 'file_path',
    pattern:
      /(?<![\w-])(?:id_(?:rsa|ed25519|ecdsa|dsa)|[\w-]{1,40}\.(?:pem|p12|pfx|jks|kdbx|ppk))(?![\w-])/gi,
  },
  {
    name: 'upload path',
    class: 'file_path',
    pattern:
      /(?<![\w.:-])(?:\.{0,2}\/)?(?:uploads?|attachments?|media|documents?|downloads?|desktop|tmp|temp)\/(?:[\w@%+.-]{1,80}\/){0,8}[\w@%+ .-]{1,80}\.[a-z0-9]{2,5}\b/gi,
    cues: ['upload', 'attachment', 'media', 'document', 'download', 'desktop', 'tmp', 'temp'],
    alsoIn: ['reversed'],
  },
  {
    name: 'file of a person',
    class: 'file_path',
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}_/.*-])[\\p{L}\\p{N}_][\\p{L}\\p{N}_.()&+-]{1,100}\\.${PERSONAL_FILE}(?![\\p{L}\\p{N}_-]|\\.\\p{L})`,
      'giu',
    ),
    alsoIn: ['joined', 'reversed', 'spoken'],
    accept: isPersonalFile,
  },
  {
    name: 'file of a person, quoted',
    class: 'file_path',
    pattern: new RegExp(
      `["'\`](?<value>[\\p{L}\\p{N}_][^"'\`\\n/\\\\]{1,100}\\.${PERSONAL_FILE})["'\`]`,
      'dgiu',
    ),
    accept: isPersonalFile,
  },
];
