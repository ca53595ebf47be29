import type { NoticePorts } from '../../shared/api/notice-ports.ts';
import type { ConsoleState } from '../../shared/api/ports.ts';
import { advanceNotices, type NoticeMemory } from '../../shared/notifications/advance-notices.ts';
import type { Notice, ReleasedNotice } from '../../shared/notifications/notice.ts';
import type { Revisions } from '../live/revisions.ts';
import type { ReleaseGate } from '../release/gate.ts';
import type { Store } from '../store/contract.ts';
import { checkedSentence } from './checked-sentence.ts';
import { countHeldBack, keepNoticesFrom, readHeldBack, readNoticesFrom } from './notice-choices.ts';

/** Changes that are no signals are looked at this often, and time passes without any: as often as evaluations, ms. */
const LOOK_EVERY_MS = 15_000;
const REMEMBERED = 20;

export interface NotifierConfig {
  /** The present state of the active connection, and the store of its choices. */
  readonly readState: () => Promise<ConsoleState>;
  readonly store: () => Pick<Store, 'setting' | 'setSetting'>;
  readonly release: ReleaseGate['release'];
  readonly revisions: Revisions;
  /** Shows a notice outside the page; in the desktop window the operating system does. */
  readonly show: (notice: ReleasedNotice) => void;
  readonly nowMs: () => number;
  readonly log: (line: string) => void;
}

export interface Notifier {
  readonly ports: NoticePorts;
  start(): void;
  stop(): void;
}

/** Looks at every change of the state and tells what a person wants to be told, through the gate. */
export function createNotifier(config: NotifierConfig): Notifier {
  const { readState, store, release, revisions, show, nowMs, log } = config;
  const ending = new AbortController();
  let watched: { readonly connection: string; readonly memory: NoticeMemory } | null = null;
  let notices: readonly ReleasedNotice[] = [];
  let lastId = nowMs();

  async function tell(notice: Notice): Promise<void> {
    const checked = await checkedSentence(notice.text, release);
    if (checked === null || checked.heldBack) {
      log('The redaction check held a notification back.');
      await countHeldBack(store());
    }
    if (checked === null) return;
    lastId = Math.max(lastId + 1, nowMs());
    const told = { ...notice, ...checked, id: lastId, atMs: nowMs() };
    notices = [...notices, told].slice(-REMEMBERED);
    show(told);
    revisions.bump(['notices']);
  }

  async function look(): Promise<void> {
    const state = await readState();
    const { name, demo, snapshot } = state.profile;
    // A snapshot stands still: nothing in it is news.
    if (snapshot !== null) return;
    const memory = watched?.connection === name ? watched.memory : null;
    // What was told of another connection is none of this one's.
    if (memory === null && notices.length > 0) {
      notices = [];
      revisions.bump(['notices']);
    }
    const input = { nowMs: state.generatedAtMs, signals: state.signals, sources: state.sources };
    const looked = advanceNotices(memory, input, await readNoticesFrom(store()));
    watched = { connection: name, memory: looked.memory };
    // Nobody may take a simulated outage on the lock screen for a real one.
    const label = demo ? '[Demo] ' : '';
    for (const notice of looked.notices) await tell({ ...notice, text: label + notice.text });
  }

  async function follow(): Promise<void> {
    let after = -1;
    let lookedMs = Number.NEGATIVE_INFINITY;
    while (!ending.signal.aborted) {
      const { revision, areas } = await revisions.wait(after, ending.signal);
      after = revision;
      const isDue = areas.includes('signals') || nowMs() - lookedMs >= LOOK_EVERY_MS;
      if (ending.signal.aborted || !isDue) continue;
      lookedMs = nowMs();
      await look().catch(() => {
        if (!ending.signal.aborted) log('The state could not be looked at for notifications.');
      });
    }
  }

  return {
    ports: {
      noticeFeed: async () => ({
        notices,
        from: await readNoticesFrom(store()),
        heldBack: await readHeldBack(store()),
      }),
      async setNoticesFrom(from) {
        await keepNoticesFrom(store(), from);
        revisions.bump(['notices']);
      },
    },
    start: () => void follow(),
    stop: () => ending.abort(),
  };
}
