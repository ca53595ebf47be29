import type { ApiOutputs } from '../../../shared/api/router.ts';
import { Panel } from '../../components/panel.tsx';
import { WideTable } from '../../components/wide-table.tsx';

const COLUMNS = ['Secret', 'Status', 'Fingerprint', 'Key version'] as const;

/** The secrets the settings hold: whether there is one and its short reference, never the secret. */
export function SecretsTable({ secrets }: { readonly secrets: ApiOutputs['settings']['view']['secrets'] }) {
  return (
    <Panel title="Secrets" aside={<span>status only</span>}>
      <WideTable label="secrets of the Pooler" columns={COLUMNS}>
        <tbody>
          {secrets.map(({ name, status, fingerprint, keyVersion }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{status.replaceAll('_', ' ')}</td>
              <td>{fingerprint ?? 'not shown'}</td>
              <td>{keyVersion ?? 'not told'}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Panel>
  );
}
