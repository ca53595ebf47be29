import type { CodexPdfContract } from '../codex-pdf/simulator.ts';
import { STORY_EVENTS } from './phases.ts';

/** A deploy just before the caches cool: whether it has to do with them is for the operator to find out. */
const DEPLOYED_AT_MS = STORY_EVENTS.quotaAtMs - 20_000;

const HAIKU = 'claude-haiku-4-5';
const SONNET = 'claude-sonnet-4-6';

/** The versions of codex-pdf at a time since the demo was started, ms: one deploy changes the package and a prompt. */
export function contractAt(elapsedMs: number): CodexPdfContract {
  const deployed = elapsedMs >= DEPLOYED_AT_MS;
  const kind = (model: string, prompt: number) => ({ model, prompt: `v${prompt}`, schema: '2' });
  return {
    package_version: deployed ? '1.20.0' : '1.19.0',
    ai_model_versions: {
      language: kind(HAIKU, 3),
      classification: kind(HAIKU, deployed ? 5 : 4),
      spell: kind(HAIKU, 2),
      logos: kind(SONNET, 6),
      symbols: kind(SONNET, 6),
      barcodes: { model: 'pyzbar-pylibdmtx', prompt: 'none', schema: '1' },
    },
  };
}
