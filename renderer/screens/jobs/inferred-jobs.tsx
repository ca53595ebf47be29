import { Link } from 'wouter';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import { Panel, PanelNote } from '../../components/panel.tsx';
import { Tone } from '../../components/tone.tsx';
import { WideTable } from '../../components/wide-table.tsx';
import { Age } from '../../time/moment.tsx';

const COLUMNS = ['Area', 'Sign', 'Seen', 'What to expect'] as const;

type Signs = ApiOutputs['jobs']['frame']['signs'];

/** What the age of evidence says of the jobs where no database is read: inferred, never a proof. */
export function InferredJobs({ signs }: { readonly signs: Signs }) {
  return (
    <Panel title="Signs of background work" aside={<Tone tone="info" icon="eye" word="inferred" />}>
      <PanelNote>
        Jobs live in the Pooler’s database alone. Without the read-only connection their health is inferred
        from the age of what they leave behind. <Link href="/connections">Connect the database</Link> to see
        the jobs themselves; the README has the views and the role it needs.
      </PanelNote>
      <WideTable label="signs of background work" columns={COLUMNS}>
        <tbody>
          {signs.map(({ title, sign, atMs, expectation }) => (
            <tr key={sign}>
              <th scope="row">{title}</th>
              <td>{sign}</td>
              <td>
                <Age atMs={atMs} none="none seen" />
                {atMs === null ? '' : ' ago'}
              </td>
              <td>{expectation}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Panel>
  );
}
