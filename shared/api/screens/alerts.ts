import { choicesOf, holdsText, listPage, listPageSchema, wordSchema } from '../list-page.ts';
import type { ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';
import { poolNamer, sourcePart } from './source-part.ts';

const alertQuerySchema = listPageSchema.extend({
  id: wordSchema,
  state: wordSchema,
  severity: wordSchema,
  text: wordSchema,
});

/** Open ones first, then by when they were last seen. */
function alertRows(state: ConsoleState) {
  const poolLabel = poolNamer(state);
  const upstreams = new Map(state.picture.upstreams.map(({ id, label }) => [id, label]));
  return state.picture.alerts
    .map((alert) => ({
      id: alert.id,
      alert,
      poolLabel: alert.poolId === null ? null : poolLabel(alert.poolId),
      upstreamLabel:
        alert.upstreamId === null ? null : (upstreams.get(alert.upstreamId) ?? 'an upstream not listed'),
    }))
    .sort(
      (a, b) =>
        Number(a.alert.state === 'resolved') - Number(b.alert.state === 'resolved') ||
        b.alert.lastSeenAtMs - a.alert.lastSeenAtMs,
    );
}

/** The Pooler's own alerting: incidents and rules; audit rows stand in for them without a database. */
export const alertsRouter = router({
  page: procedure.input(alertQuerySchema).query(async ({ ctx, input }) => {
    const state = await ctx.readState(null);
    const rows = alertRows(state);
    const shown = rows.filter(
      ({ id, alert, poolLabel, upstreamLabel }) =>
        (input.id === null || id === input.id) &&
        (input.state === null || alert.state === input.state) &&
        (input.severity === null || alert.severity === input.severity) &&
        holdsText(input.text, alert.ruleKind, alert.scopeType, poolLabel, upstreamLabel),
    );
    return {
      ...sourcePart(state, ['alerts']),
      ...listPage(shown, input),
      states: choicesOf(rows, ({ alert }) => alert.state),
      severities: choicesOf(rows, ({ alert }) => alert.severity),
    };
  }),
  rules: procedure.query(async ({ ctx }) => {
    const state = await ctx.readState(null);
    const poolLabel = poolNamer(state);
    return {
      ...sourcePart(state, ['alerts']),
      rules: state.picture.alertRules.map((rule) => ({
        rule,
        poolLabel: rule.poolId === null ? null : poolLabel(rule.poolId),
      })),
      /** Audit rows of the last day about incidents: what is known without the database, inferred. */
      events: state.history.audits.filter(({ action }) => action.startsWith('alert_')),
    };
  }),
});
