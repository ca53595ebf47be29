import { Screen } from '../../components/screen.tsx';
export function IncidentScreen() {
  return <Screen title="Incident">soon</Screen>;
}
