import { isCalledReversed } from '../detect/called-reversed.ts';
import { type Candidate, type Detector, textAfter, textBefore } from '../detect/detector.ts';
import { backwards } from '../text/backwards.ts';

const OTHER_VIEWS = ['joined', 'spoken', 'reversed'] as const;
const CALLING =
  /(?<!\p{L})(?:phone|tél|тел|escalate|\p{L}{0,8}bereitschaft|dyżurn\p{L}{1,3}|jour|vakt|bridge number|puhelin\p{L}{0,6}|soita|ara(?:yın|yabilirsiniz)|numara\p{L}{0,4}|volejte|volat|hívj\p{L}{0,3}|zavolejte|telefonnummer|guardia|garde|reperibil\p{L}{1,4}|telephone|tel|mobile|cell|call|callback|ring|fax|whatsapp|signal|telegram|sms|text(?:ed)?|hotline|pager|dial|reach|answer(?:ed|s|ing)? on|contact|handy\p{L}{0,8}|\p{L}{0,10}telefon\p{L}{0,8}|joindre|joignable|raggiungibile|localizable|contactable|bereikbaar|dostępn\p{L}{1,3}|nåbar|rufnummer|rückruf|anruf\p{L}{0,3}|erreichbar|mobil\p{L}{0,8}|durchwahl|teléfono|telefono|móvil|movil|ll[aá]m\p{L}{1,8}|téléphone|portable|appel\p{L}{0,4}|numéro|celular|telefone|ligue|ligar|cellulare|chiam\p{L}{1,8}|telefoon|mobiel|bel|zadzwoń|dzwoni\p{L}{1,4}|komórk\p{L}{1,3}|телефон\p{L}{0,2}|звон\p{L}{1,4}|позвон\p{L}{1,4}|моб)(?!\p{L})|電話|携帯|連絡先|直通|电话|手机|拨打|전화|휴대폰|연락처/iu;
const NOT_A_PHONE =
  /(?:not an?|no|keine?|pas un|no es un|non è un)\s(?:tele)?(?:phone|fono|fon\p{L}*|numéro|número)/iu;
const REACH = 40;

function digitsOf(value: string): string {
  return value.replace(/\D/g, '');
}

function isLongEnough(value: string): boolean {
  const { length } = digitsOf(value);
  return length >= 7 && length <= 15;
}

/** A word for calling on either side; a reversed view has the words around it the wrong way round. */
function isToBeCalled(candidate: Candidate): boolean {
  if (NOT_A_PHONE.test(textBefore(candidate, 80))) return false;
  const around = [textBefore(candidate, REACH), textAfter(candidate, REACH / 2)];
  return around.some((words) => CALLING.test(candidate.view === 'reversed' ? backwards(words) : words));
}

/** "2026-01-15 10:05", "1.250.000", "0.6.8": figures of other kinds with marks of their own. */
function isOtherFigure(value: string): boolean {
  return (
    /^(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|^\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d{2}/.test(value) ||
    /^\d{1,3}(?:[., ]\d{3})+$/.test(value) ||
    /^1[5-9]\d{8}(?:\d{3})?$/.test(value) ||
    /^\d+[.,]\d+$/.test(value) ||
    /\d\s[-–]\s\d{4}$/.test(value) ||
    isCountingUp(value)
  );
}

/** "01 02 03 04 05": the numbers of columns or steps. */
function isCountingUp(value: string): boolean {
  const numbers = value
    .split(/\D+/)
    .filter((part) => part !== '')
    .map(Number);
  return (
    numbers.length >= 3 &&
    numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1)
  );
}

/** Telephone numbers: by country code, by the grouping of a country, or any that the text says to call. */
export const PHONE_DETECTORS: readonly Detector[] = [
  {
    name: 'telephone number with country code',
    class: 'phone_number',
    pattern:
      /(?<![\w+.-])(?:\+|00)[\s(]{0,2}[1-9]\d{0,2}[\s)./+-]{0,3}(?:\(0\)\s?)?\(?\s?\d{1,5}\)?(?:(?! \| )[\s./()>#|+\\-]{0,6}\d{1,5}){1,8}(?![\w%])/g,
    alsoIn: OTHER_VIEWS,
    accept: (candidate) => {
      const { value, view } = candidate;
      if (!isLongEnough(value)) return false;
      if (view === 'reversed' && isOtherFigure(backwards(value))) return false;
      if (view === 'joined') return value.startsWith('+') || isToBeCalled(candidate);
      return (
        view !== 'reversed' ||
        isToBeCalled(candidate) ||
        /^\+[\d(][\d ()./-]{0,16}[ ()./-]\d{2,4}[ ()./-]/.test(value)
      );
    },
  },
  {
    name: 'telephone number with country code at its end',
    class: 'phone_number',
    pattern: /(?<![\d.,])\d[\d ()./-]{6,24}\d\+(?![\w])/g,
    cues: ['+'],
    accept: (candidate) =>
      isLongEnough(candidate.value) &&
      (/[ ()./-]/.test(candidate.value) ||
        isToBeCalled(candidate) ||
        /^(?!0{3})\d{10,14}\+$/.test(candidate.value)),
  },
  {
    name: 'telephone number of North America',
    class: 'phone_number',
    pattern:
      /(?<![\w.+-]|\d\s)(?:1[-. ])?(?:\(\d{3}\)\s?|\d{3}\s?[.-]\s?|\d{3}\s)\d{3}(?:\s?[.-]\s?|\s)\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w-]|[.\s]\d)/gi,
    alsoIn: OTHER_VIEWS,
    // Three numbers in a row may count anything.
    accept: (candidate) =>
      (candidate.view !== 'reversed' || isCalledReversed(candidate)) &&
      /^(?:1[-. ])?\(?[2-9]/.test(candidate.value) &&
      (/[-.()]/.test(candidate.value) || isToBeCalled(candidate)),
  },
  {
    name: 'telephone number to be called',
    class: 'phone_number',
    pattern: /(?<![\w./+-])(?<!\d[,:])\+?\(?\d[\d\s()./>#|\\-]{5,28}\d(?![\w%:]|[.,/-]\d|\.[x*])/g,
    alsoIn: OTHER_VIEWS,
    accept: (candidate) => {
      const value = candidate.value.trim();
      if (
        !isLongEnough(value) ||
        isOtherFigure(value) ||
        (candidate.view === 'reversed' && isOtherFigure(backwards(value))) ||
        /\n\s*\n/.test(value) ||
        // Neighbouring cells of a row are figures of their own.
        (value.includes('|') && /(?:^|\n)[ \t]*\|[^\n]*$/.test(textBefore(candidate, 120)))
      )
        return false;
      // A run that starts like a national or international number, or is grouped like one.
      return (
        (/^[+(0]/.test(value) || /\d[\s/.-]+\d/.test(value) || digitsOf(value).length >= 9) &&
        isToBeCalled(candidate)
      );
    },
  },
  {
    name: 'telephone number read out',
    class: 'phone_number',
    pattern: /(?<!\d)\d{10,15}(?!\d)/g,
    alsoIn: ['spoken'],
    accept: ({ view }) => view === 'spoken',
  },
  {
    name: 'telephone link',
    class: 'phone_number',
    pattern: /(?:tel|sms|callto|whatsapp|fax):(?:\/\/)?\+?\d[\d().-]{4,20}/gi,
    cues: ['tel:', 'sms:', 'callto:', 'whatsapp:', 'fax:'],
    alsoIn: ['reversed'],
  },
  {
    name: 'national telephone number',
    class: 'phone_number',
    pattern: /(?<![\w.+:/-])\(?0\d{1,4}\)?[\s/-]{1,3}\d{2,4}(?:[\s-]?\d{2,4}){1,4}(?![\w:.-]|%)/g,
    accept: ({ value }) =>
      isLongEnough(value) &&
      !isCountingUp(value) &&
      digitsOf(value).length >= 9 &&
      // The end of a great figure.
      !/^[0 ]+$/.test(value) &&
      !/^0\d-\d\d-/.test(value) &&
      /[\s/)]/.test(value),
  },
];
