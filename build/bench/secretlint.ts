import { createEngine } from '@secretlint/node';
import { creator as recommended } from '@secretlint/secretlint-rule-preset-recommend';
import { checkText } from '../../shared/redaction/check.ts';
import { buildCorpus, type CleanSample, type LeakSample } from '../../shared/redaction/corpus/build.ts';
import { duration, type RatioLine } from './ratio-line.ts';

/** Any seed but those of the tests. */
const SEED = 5;
/** Every n-th text of the corpus is enough for a share. */
const EVERY = 3;

/** What one tool found in the corpus. */
interface Outcome {
  readonly found: number;
  readonly falseAlarms: number;
  readonly msPerText: number;
}

/** Whether a tool reports anything in a text. */
type Alarm = (text: string) => boolean | Promise<boolean>;

/** Secretlint's recommended preset, as its own command would run it. */
async function secretlint(): Promise<Alarm> {
  const engine = await createEngine({
    configFileJSON: { rules: [{ id: recommended.meta.id }] },
    formatter: 'json',
    color: false,
  });
  return async (content) => !(await engine.executeOnContent({ content, filePath: 'summary.txt' })).ok;
}

async function outcomeOf(
  alarm: Alarm,
  leaks: readonly LeakSample[],
  clean: readonly CleanSample[],
): Promise<Outcome> {
  let found = 0;
  let falseAlarms = 0;
  const startedMs = performance.now();
  for (const { text } of leaks) if (await alarm(text)) found += 1;
  for (const { text } of clean) if (await alarm(text)) falseAlarms += 1;
  return { found, falseAlarms, msPerText: (performance.now() - startedMs) / (leaks.length + clean.length) };
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toPrecision(3)} %`;
}

/**
 * The redaction check beside secretlint's recommended preset on the held-out part of the corpus. A text counts as
 * found when the tool reports anything in it, which favours secretlint: its findings carry no place to compare.
 */
export async function benchSecretlint(): Promise<RatioLine[]> {
  const corpus = buildCorpus(SEED);
  const leaks = corpus.leaks.filter(({ part }, index) => part === 'held-out' && index % EVERY === 0);
  const clean = corpus.clean.filter(({ part }, index) => part === 'held-out' && index % EVERY === 0);
  const credentials = leaks.filter(({ group, family }) => group === 'credentials' && family === 'none');
  const theirs = await secretlint();
  const ours: Alarm = (text) => checkText(text).verdict === 'block';
  // A first round so that neither pays for its start.
  await outcomeOf(theirs, credentials.slice(0, 20), []);
  await outcomeOf(ours, credentials.slice(0, 20), []);
  const [plainTheirs, plainOurs] = [
    await outcomeOf(theirs, credentials, clean),
    await outcomeOf(ours, credentials, clean),
  ];
  const [allTheirs, allOurs] = [await outcomeOf(theirs, leaks, clean), await outcomeOf(ours, leaks, clean)];
  const recall = (what: string, ours: Outcome, theirs: Outcome, of: number): RatioLine => ({
    what: `recall of the redaction check against secretlint's recommended preset: ${what}`,
    ratio: ours.found / theirs.found,
    from: `${percent(ours.found, of)} against ${percent(theirs.found, of)} of ${of} texts`,
  });
  return [
    recall('undisguised credentials', plainOurs, plainTheirs, credentials.length),
    recall('all leaks', allOurs, allTheirs, leaks.length),
    {
      what: "time of secretlint's recommended preset against the redaction check, per text",
      ratio: allTheirs.msPerText / allOurs.msPerText,
      from: `${duration(allTheirs.msPerText)} against ${duration(allOurs.msPerText)}; false alarms ${allTheirs.falseAlarms} against ${allOurs.falseAlarms} in ${clean.length} clean texts`,
    },
  ];
}
