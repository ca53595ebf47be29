export {
  findBinary,
  type PrometheusOptions,
  type PrometheusServer,
  startPrometheus,
} from '../../electron/sources/metrics/testing/prometheus-process.ts';
