import type { ContractFact } from '../../../shared/metadata/contract-fact.ts';
import type { EntityBatch } from '../../../shared/metadata/entities.ts';
import type { HttpReadConfig } from '../metrics/contract.ts';
import { createHttpReader } from '../metrics/http-read.ts';
import { contractFacts } from './contract-facts.ts';

/** Versions change with a deploy: asked once a minute, whatever the scrape interval, ms. */
const ASKED_EVERY_MS = 60_000;

export interface ContractSourceConfig extends HttpReadConfig {
  /** The `/metrics` addresses of the processes, the n-th is `replica-n`; their contract stands beside them. */
  readonly targets: readonly URL[];
}

/** What the contracts of the scraped processes say. */
export interface ContractSource {
  /** Null while it was asked less than a minute ago; a process that does not tell is left out, and the list not whole. */
  readDue(): Promise<EntityBatch<'contract'> | null>;
  close(): void;
}

/**
 * Asks `GET /v1/contract` of every scrape target, at the target's own origin and with the same guards. Where it stays
 * silent nothing is known, which is no trouble of the metrics: it never fails.
 */
export function createContractSource(config: ContractSourceConfig): ContractSource {
  const targets = config.targets.map((metricsUrl, index) => {
    const url = new URL(metricsUrl);
    url.pathname = `${metricsUrl.pathname.replace(/\/metrics\/?$/, '').replace(/\/$/, '')}/v1/contract`;
    url.search = '';
    return { replica: `replica-${index + 1}`, url, reader: createHttpReader(metricsUrl, config) };
  });
  let askedAtMs = Number.NEGATIVE_INFINITY;

  const read = async ({ replica, url, reader }: (typeof targets)[number]): Promise<ContractFact[]> => {
    const answer = await reader.read(url);
    if (answer.kind !== 'answer' || answer.status !== 200) return [];
    return contractFacts(parseJson(answer.text), replica);
  };

  return {
    async readDue() {
      const nowMs = config.nowMs();
      const sinceMs = nowMs - askedAtMs;
      if (sinceMs >= 0 && sinceMs < ASKED_EVERY_MS) return null;
      askedAtMs = nowMs;
      const facts = await Promise.all(targets.map(read));
      return { kind: 'contract', items: facts.flat(), complete: facts.every((of) => of.length > 0) };
    },
    close() {
      for (const { reader } of targets) reader.close();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
