import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, queryClient } from '../../api/client.ts';
import { reportDone } from '../../components/notices.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tone } from '../../components/tone.tsx';
import { goTo } from '../../shell/go-to.ts';
import { CheckSteps } from './check-steps.tsx';
import type { Connection } from './connection.ts';
import classes from './connections.module.css';
import { DatabaseFields } from './database-fields.tsx';
import { type ConnectionForm, type FieldErrors, formOf, parseForm } from './form-model.ts';
import { MetricsFields } from './metrics-fields.tsx';
import { PoolerFields } from './pooler-fields.tsx';

/** Adds or edits a connection. What was typed stays whatever fails. */
export function ConnectionEditor({ connection }: { readonly connection: Connection | null }) {
  const [form, setForm] = useState(() => formOf(connection?.profile ?? null));
  const [errors, setErrors] = useState<FieldErrors>({});
  const test = useMutation(api.connections.test.mutationOptions());
  const save = useMutation(
    api.connections.save.mutationOptions({
      onSuccess: (_, { profile }) => {
        void queryClient.invalidateQueries();
        reportDone(`${profile.name} is saved.`);
        goTo('/connections');
      },
    }),
  );
  const previousName = connection?.name ?? null;

  const send = (mutation: typeof test | typeof save) => {
    const parsed = parseForm(form);
    setErrors(parsed.ok ? {} : parsed.errors);
    if (parsed.ok) mutation.mutate({ profile: parsed.profile, secrets: parsed.secrets, previousName });
  };
  const change = (part: Partial<ConnectionForm>) => {
    setForm({ ...form, ...part });
    setErrors(Object.fromEntries(Object.entries(errors).filter(([field]) => !(field in part))));
  };
  const failure = save.error ?? test.error;
  const fields = { form, errors, change, connection };

  return (
    <Panel title={connection === null ? 'New connection' : `Edit ${connection.name}`}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          send(save);
        }}
      >
        <div className={classes.fields}>
          <PoolerFields {...fields} />
          <MetricsFields {...fields} />
          <DatabaseFields {...fields} />
        </div>
        <div role="alert">
          {Object.keys(errors).length === 0 ? null : (
            <Tone tone="degraded" icon="triangle" word="Some fields do not hold yet; nothing was sent." />
          )}
          {failure === null ? null : (
            <p className={classes.failure}>This did not happen: {failure.message}</p>
          )}
        </div>
        <div className={classes.formActions}>
          <Button size="xs" type="submit" loading={save.isPending}>
            Save
          </Button>
          <Button size="xs" variant="default" loading={test.isPending} onClick={() => send(test)}>
            Test
          </Button>
          <Button size="xs" variant="default" onClick={() => goTo('/connections')}>
            Cancel
          </Button>
        </div>
        <CheckSteps steps={test.data ?? null} running={test.isPending} />
      </form>
    </Panel>
  );
}
