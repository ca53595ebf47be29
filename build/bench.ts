// `npm run bench`: how many times one way is better than another, both measured in this run on this machine.
import { benchGroupedQueries } from './bench/grouped-queries.ts';
import { benchHistoryLength } from './bench/history-length.ts';
import { benchLocalCounters } from './bench/local-counters.ts';
import { benchLogIngest } from './bench/log-ingest.ts';
import { benchLogPages } from './bench/log-pages.ts';
import { missingProgram, startMonth } from './bench/month.ts';
import { type RatioLine, table } from './bench/ratio-line.ts';
import { benchRawRescan } from './bench/raw-rescan.ts';
import { benchRedactStart } from './bench/redact-start.ts';
import { benchRedaction } from './bench/redaction.ts';
import { benchRequestPoll } from './bench/request-poll.ts';
import { benchSecretlint } from './bench/secretlint.ts';

/** The benchmarks that need a real Prometheus, or none and one line that says why. */
async function benchMetrics(): Promise<readonly RatioLine[]> {
  const missing = missingProgram();
  if (missing !== null) {
    console.error(
      `Skipped: local counters and grouped queries against a query per row and window. They need ${missing} (on Debian: apt-get install prometheus).`,
    );
    return [];
  }
  console.error('Writing a month of history to SQLite and to a Prometheus (about half a minute) ...');
  const month = await startMonth();
  try {
    console.error('Measuring metrics ...');
    return [
      ...(await benchLocalCounters(month)),
      ...(await benchRawRescan()),
      ...(await benchHistoryLength(month)),
      ...(await benchGroupedQueries(month)),
    ];
  } finally {
    await month.dispose();
  }
}

const metrics = await benchMetrics();
console.error('Storing a million invented request rows (about a minute) ...');
const logs = [...(await benchRequestPoll()), ...(await benchLogIngest()), ...(await benchLogPages())];
console.error('Measuring the redaction check ...');
const redaction = [...benchRedaction(), ...(await benchSecretlint()), ...(await benchRedactStart())];
console.log(table([...metrics, ...logs, ...redaction]));
