import type { WordedLook } from '../../components/look.ts';

/** How each status of a request reads (pooler-contract 3.14); an unknown word shows as it is. */
const LOOKS: Readonly<Record<string, WordedLook>> = {
  succeeded: { word: 'succeeded', tone: 'ok', icon: 'check' },
  failed: { word: 'failed', tone: 'degraded', icon: 'cross' },
  rejected: { word: 'rejected', tone: 'watch', icon: 'shield' },
  cancelled: { word: 'cancelled', tone: 'unknown', icon: 'dash' },
  in_progress: { word: 'in progress', tone: 'info', icon: 'clock' },
  accepted: { word: 'accepted', tone: 'info', icon: 'clock' },
};

/** The published statuses, in the order the chart stacks them. */
export const REQUEST_STATUSES = Object.keys(LOOKS);

/** Word, colour and icon of a status. */
export function statusLook(status: string): WordedLook {
  return LOOKS[status] ?? { word: status, tone: 'unknown', icon: 'question' };
}

/** The published route classes (pooler-contract 5.3) that serve models. */
export const ROUTE_CLASSES = [
  'proxy_http',
  'proxy_control',
  'proxy_stream',
  'proxy_websocket',
  'proxy_compact',
  'file_upload',
  'audio_transcription',
] as const;
