import type { ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';
import { settingsChanges } from './inferred.ts';
import { sourcePart } from './source-part.ts';

/** The settings by family, each key with when the console last saw it change; null without a database. */
function families({ picture, history }: ConsoleState) {
  const { settings } = picture;
  if (settings === null) return null;
  const changes = history.transitions.filter(({ subject }) => subject.kind === 'setting');
  const names = [...new Set(settings.values.map(({ family }) => family))];
  return names.map((family) => ({
    family,
    values: settings.values
      .filter((one) => one.family === family)
      .map(({ key, value }) => {
        const name = `${family}.${key}`;
        // Old values are not kept: a change says when, never from what.
        const change = changes.find(({ subject }) => subject.id === name);
        return { key, value, changedAtMs: change?.atMs ?? null };
      }),
  }));
}

export const settingsRouter = router({
  view: procedure.query(async ({ ctx }) => {
    const state = await ctx.readState(null);
    const { settings } = state.picture;
    return {
      ...sourcePart(state, ['settings']),
      lockVersion: settings?.lockVersion ?? null,
      updatedAtMs: settings?.updatedAtMs ?? null,
      families: families(state),
      secrets: settings?.secrets ?? [],
      /** What is known without the database; all of it inferred. */
      inferred: {
        changes: settingsChanges(state),
        metricsExposure: state.history.traffic?.exposure ?? 'unknown',
        mcpAnswers: state.picture.service !== null,
      },
    };
  }),
});
