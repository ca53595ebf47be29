import { findingOf } from '../detect/scan.ts';
import type { RedactionClass, RedactionFinding } from '../finding.ts';
import { originalSpan, type View } from '../text/view.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';

interface Cell {
  readonly text: string;
  readonly start: number;
}

const CREDENTIAL_COLUMN =
  /^(?:[\p{L}\d]{1,20}[_ -]){0,3}(?:password|passwd|pwd|pass|passphrase|secret|api[_ ]?key|access[_ ]?token|refresh[_ ]?token|auth[_ ]?token|otp|recovery[_ ]?code|cookie|passwort|kennwort|contraseña|mot de passe|senha|wachtwoord|パスワード|密码)$/iu;
const CONTENT_COLUMN =
  /^(?:first|last|full|customer|patient|user|given|family|nach|vor)[_ ]?name$|^(?:salary|gross|bonus|wage|employee|patient|ssn|iban|birth[_ ]?(?:date|day)|date[_ ]of[_ ]birth|dob|card[_ ]?number|street|city|diagnosis|prompt|question|answer|completion|content|body|transcript|nombre|apellidos?|nom|prénom|gehalt|adresse)$/i;
// A "name" beside these is the name of a person.
const BESIDE_A_NAME = /^"?(?:e-?mail|phone|telephone|city|address|age|country|birthday|gender)"?$/i;
// Values before and after, where the rows are keys of settings.
const KEY_COLUMN = /^(?:key|setting|field|config|option|schlüssel|einstellung|clave|clé|chave)s?$/i;
const CHANGE_COLUMN =
  /^(?:before|after|old|new|old[ _]value|new[ _]value|previous|current|vorher|nachher|alt|neu|antes|después|avant|après|depois)$/i;
// A piece of every name above, so that most lines are not taken apart.
const MAY_BE_HEADER =
  /pod|node|namespace|container|cluster|host|machine|customer|client|user|person|owner|author|kunde|cliente|pass|pwd|secret|key|setting|field|config|option|einstellung|clave|clé|chave|token|otp|code|cookie|kennwort|contraseña|senha|wachtwoord|パスワード|密码|name|salary|gross|bonus|wage|employee|patient|ssn|iban|birth|dob|card|street|city|diagnosis|prompt|question|answer|completion|content|body|transcript|nombre|apellido|nom|gehalt|adresse/i;
const MACHINE_COLUMN = /^(?:pod|node|namespace|container|cluster|host|hostname|machine)(?:[_ ]?name)?s?$/i;
// What is called after its place or number, unlike a role or a state.
const MACHINE = /^(?!example-)(?=.*[-.\d])[a-z][\w.-]{2,80}$/i;
const PERSON = /^\p{Lu}\p{Ll}+(?:[ '-]\p{Lu}\p{Ll}+){1,3}$/u;
const OF_THE_SERVICE =
  /^(?:pool|upstream|key|label|worker|status|state|class|title|area|rule|check|target|step|action|role|team|queue|model|signal|window|reason|service)s?$/i;
const MOST_ROWS = 500;

/**
 * Tables in CSV, Markdown or psql style: a column named for a credential holds credentials, one named for personal
 * data or content makes each of its rows a row of somebody's file.
 */
export function findInTables(view: View): RedactionFinding[] {
  if (!view.text.includes('\n') || !/[|,;\t]/.test(view.text)) return [];
  const lines = linesOf(view.text);
  const findings: RedactionFinding[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const header = lines[index];
    if (header === undefined || !MAY_BE_HEADER.test(header.text)) continue;
    const mark = ['|', '\t', ';', ','].find((candidate) => header.text.includes(candidate));
    if (mark === undefined || isRowOfATable(lines[index - 1], mark)) continue;
    const names = cellsOf(header, mark).map(({ text }) => text);
    const personal = names.some((name) => BESIDE_A_NAME.test(name));
    const ofKeys = names.some((name) => KEY_COLUMN.test(name));
    const columns: (RedactionClass | undefined)[] = names.map((name) =>
      ofKeys && CHANGE_COLUMN.test(name)
        ? 'raw_change_data'
        : personal && /^"?name"?$/i.test(name)
          ? 'file_content'
          : columnClass(name),
    );
    if (columns.length < 2) continue;
    if (!columns.some((of) => of !== undefined)) {
      const people = columnOfPeople(names, lines.slice(index + 1, index + 1 + MOST_ROWS), mark);
      if (people === -1) continue;
      columns[people] = 'file_content';
    }
    let row = index + 1;
    for (; row < lines.length && row - index < MOST_ROWS; row += 1) {
      const line = lines[row];
      if (line === undefined || !line.text.includes(mark)) {
        if (line !== undefined && /^[-+|:\s]+$/.test(line.text) && line.text !== '') continue;
        break;
      }
      cellsOf(line, mark).forEach((cell, column) => {
        const of = columns[column];
        if (of !== undefined && isGiven(cell.text) && (of !== 'k8s_identifier' || MACHINE.test(cell.text)))
          findings.push(
            findingOf({ class: of }, originalSpan(view, cell.start, cell.start + cell.text.length)),
          );
      });
    }
    index = row - 1;
  }
  return findings;
}

/** The column that holds nothing but first and last names, in two rows at least; -1 where there is none. */
function columnOfPeople(names: readonly string[], below: readonly Cell[], mark: string): number {
  if (mark !== ',' && mark !== ';') return -1;
  const end = below.findIndex(({ text }) => !text.includes(mark));
  const rows = below.slice(0, end === -1 ? below.length : end).map((line) => cellsOf(line, mark));
  if (rows.length < 2 || rows.some((cells) => cells.length !== names.length)) return -1;
  return names.findIndex(
    (name, column) =>
      !OF_THE_SERVICE.test(name) && rows.every((cells) => PERSON.test(cells[column]?.text ?? '')),
  );
}

/** Below another row of a table with bars no line is its header: "pass" is a verdict there. */
function isRowOfATable(above: Cell | undefined, mark: string): boolean {
  return mark === '|' && above !== undefined && above.text.includes(mark);
}

function linesOf(text: string): Cell[] {
  const lines: Cell[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line, start });
    start += line.length + 1;
  }
  return lines;
}

function cellsOf(line: Cell, mark: string): Cell[] {
  let at = line.start;
  return line.text.split(mark).map((raw) => {
    const cell = { text: raw.trim(), start: at + (raw.length - raw.trimStart().length) };
    at += raw.length + 1;
    return cell;
  });
}

function columnClass(name: string): RedactionClass | undefined {
  const bare = name.replace(/^["'`*]+|["'`*]+$/g, '');
  if (MACHINE_COLUMN.test(bare)) return 'k8s_identifier';
  if (CREDENTIAL_COLUMN.test(bare) && !/invalid|missing|expired|unknown/i.test(bare))
    return 'password_assignment';
  return CONTENT_COLUMN.test(bare) ? 'file_content' : undefined;
}

function isGiven(cell: string): boolean {
  return (
    cell.length >= 2 &&
    !/^[-+:=\s]+$/.test(cell) &&
    !isSafeValue(cell) &&
    !/^(?:\d{1,4}|v\d+|sha256:[\w-]{12})$/.test(cell)
  );
}

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const TABLE_PATTERNS: readonly RegExp[] = [
  CREDENTIAL_COLUMN,
  CONTENT_COLUMN,
  BESIDE_A_NAME,
  KEY_COLUMN,
  CHANGE_COLUMN,
  MAY_BE_HEADER,
];
