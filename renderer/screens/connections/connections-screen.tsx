import { Screen } from '../../components/screen.tsx';
export function ConnectionsScreen(_: { name: string | null }) {
  return <Screen title="Connections">soon</Screen>;
}
