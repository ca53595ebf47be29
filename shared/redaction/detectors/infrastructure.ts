import { type Candidate, type Detector, textAfter, textBefore } from '../detect/detector.ts';
import { WORD_START } from '../detect/words.ts';
import { NOT_NAMES } from '../vocabulary/infrastructure.ts';

const KIND =
  '(?:helm[_ -]release|release\\shelm|statefulset\\smember|réplica|réplique|replika|pods?|nodes?|namespaces?|ns|release|clusters?|clúster|clústeres|cluster|containers?|deployments?|deploy|daemonsets?|statefulsets?|replicasets?|ingress|configmap|pvc|context|kube[_-]context|node[_ -]?name|pod[_ -]?name|container[_ -]?name|namespace[_ -]?name|cluster[_ -]?name|instance|nodepool|node[_ -]pool|vm|namensraum|knoten|espacio de nombres|nodo|nœud|espace de noms|nó|名前空間|ネームスペース|ノード|ポッド|クラスタ|クラスター|コンテナ|命名空间|düğüm|küme|węzeł|węźle|węzła|klaster|klastra|klastrze|przestrzeń nazw|kontener|knooppunt|klynge|noden|klustret|kluster|uzel|uzlu|spazio dei nomi|espaço de nomes|노드|파드|클러스터|네임스페이스|узел|узле|узла|нод[аеу]|кластер\\p{L}{0,2}|контейнер\\p{L}{0,2}|неймспейс\\p{L}{0,2}|节点|集群|容器)';

function isName(value: string): boolean {
  return (
    !NOT_NAMES.has(value.toLowerCase()) &&
    !/^(?:sk|mcp)-cxp-/i.test(value) &&
    !/^(?:\d+(?:\.\d+)*|v\d[\w.-]*|true|false|null|nil|none|unknown|other|redacted|masked|removed|all|any)$/i.test(
      value,
    ) &&
    !/^\d+(?:[.,:/]\d+)*(?:[a-z%]{0,3}|-(?:rc|alpha|beta|pre|dev)[\d.]{0,4})$/i.test(value)
  );
}

const COMMIT = /^(?=[a-f]*\d)[0-9a-f]{7,12}$/;

/** "release codex-pooler 0.6.8" names the product and its version, not an installation. */
function isProductRelease(candidate: Candidate): boolean {
  return (
    /^codex-(?:pooler|pdf)$/i.test(candidate.value) && /^\s(?:version\s)?v?\d/.test(textAfter(candidate, 12))
  );
}

function isBareName(candidate: Candidate): boolean {
  const { value } = candidate;
  if (!isName(value) || isProductRelease(candidate) || COMMIT.test(value)) return false;
  const parts = value.split(/[-.]/);
  if (
    parts.some((part) =>
      /^(?:only|level|wide|local|side|based|related|specific|scoped|free|up|down|ready|not)$/i.test(part),
    )
  )
    return false;
  return (
    (parts.length >= 2 && !/^\d+$/.test(parts[0] ?? '')) ||
    (/[a-z]\d{1,4}$/i.test(value) && !/^(?:p|v|q|http|k)\d+$/i.test(value))
  );
}

// Words that deployments put into names of their own.
const DEPLOYED =
  /-(?:prod|prd|stg|staging|dev|test|qa|eu|us|ap|east|west|north|south|central|web|worker|db|ns|system|monitoring|ops|k8s|platform|\d)|^(?:prod|prd|stg|staging|dev|gke|eks|aks|kube|k8s|codex|pooler)-/i;

/** Names of the infrastructure a deployment runs on. */
export const INFRASTRUCTURE_DETECTORS: readonly Detector[] = [
  {
    name: 'pod of a deployment',
    class: 'k8s_identifier',
    shortestRun: 15,
    pattern:
      /(?<![a-z0-9.-])[a-z][a-z0-9]{0,40}(?:-[a-z0-9]{1,40}){0,6}-[bcdfghjklmnpqrstvwxz2456789]{7,10}-[bcdfghjklmnpqrstvwxz2456789]{5}(?![a-z0-9-])/gi,
    alsoIn: ['joined', 'reversed', 'spoken'],
    accept: ({ value }) => /\d/.test(value.slice(-16)) || /-[^aeiou-]{7,10}-[^aeiou-]{5}$/i.test(value),
  },
  {
    name: 'pod of a job',
    class: 'k8s_identifier',
    // Five characters without a vowel are drawn by the cluster, but for the names of protocols.
    pattern:
      /(?<![a-z0-9._-]|sha256:)[a-z][a-z0-9]{0,40}(?:-[a-z0-9]{1,40}){0,6}-(?:\d{7,10}-[a-z0-9]{5}|(?!https|xhtml|(?:http|html|grpc|xml|tls|ssl|dns|rds)\d)[bcdfghjklmnpqrstvwxz2456789]{5})(?![a-z0-9-])/gi,
    shortestRun: 8,
    alsoIn: ['joined', 'reversed', 'spoken'],
    accept: ({ value }) =>
      !/^example-|-\d{5}$/.test(value) &&
      (value === value.toLowerCase() ||
        value === value.toUpperCase() ||
        /^(?:[A-Z][a-z\d]*|\d+)(?:-(?:[A-Z][a-z\d]*|\d+)){2,}$/.test(value)),
  },
  {
    name: 'name of an environment in a region',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w./-])(?=(?:[a-z0-9]{1,20}-){0,4}(?:prod|prd|stg|stage|staging|qa|uat)-)(?=(?:[a-z0-9]{1,20}-){0,4}(?:eu|us|ap|sa|af|me|emea|apac|fra|lon|ams|nyc|sfo|(?:west|north|east|south|central)(?:europe|us|uk|asia))\d{0,2}(?![a-z0-9]))[a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){2,5}(?![\w-])/gi,
    cues: ['prod', 'prd', 'stg', 'staging', 'qa', 'uat'],
    alsoIn: ['joined', 'reversed', 'spoken'],
  },
  {
    name: 'namespace after its pod',
    class: 'k8s_identifier',
    pattern: /(?<![a-z])pod\s["'`]?\S{3,200}_(?<value>[a-z][a-z0-9-]{1,62})["'`]?\(/dgi,
    cues: ['pod'],
  },
  {
    name: 'infrastructure name with a sign',
    class: 'k8s_identifier',
    pattern: new RegExp(
      `${WORD_START}(?:kubernetes_|k8s_|kube_)?${KIND}["'\`]?\\s{0,2}(?:=~|=>|!=|--(?=\\s)|[:=|/])\\s{0,2}["'\`]{0,3}(?<value>(?!${KIND}\\s?[:=])[a-z0-9][\\w.-]{1,80}(?:,\\s{0,2}[a-z][\\w.]{0,40}-[\\w.-]{1,60}){0,20})`,
      'dgiu',
    ),
    alsoIn: ['joined', 'reversed', 'spoken'],
    accept: (candidate) => {
      if (candidate.view === 'joined' && (!candidate.value.includes('-') || !isBareName(candidate)))
        return false;
      if (candidate.view === 'reversed' && !/\d/.test(candidate.value)) return false;
      const name = { ...candidate, value: candidate.value.replace(/[.,]$/, '') };
      return isBareName(name) || (isName(name.value) && !/[a-z]:\s$/i.test(textBefore(candidate, 3)));
    },
  },
  {
    name: 'infrastructure name after its kind',
    class: 'k8s_identifier',
    pattern: new RegExp(
      `(?<![\\p{L}-])${KIND}(?:\\s(?:name|id))?[ \\t]{1,2}(?:named\\s|called\\s|is\\s|namens\\s|llamado\\s)?["'\`(]{0,2}(?!${KIND}\\s)(?<value>[a-z0-9][a-z0-9._-]{1,80}[a-z0-9])(?![\\w-])`,
      'dgiu',
    ),
    alsoIn: ['spoken', 'joined'],
    accept: isBareName,
  },
  {
    name: 'infrastructure name as an answer',
    class: 'k8s_identifier',
    pattern: new RegExp(
      `(?<![\\p{L}-])(?:which|what|welche[rsn]?|cuál|qué|quel(?:le)?|quale|qual|welke?|który|hangi|vilke[nt]|какой)\\s(?:${KIND}|host|box|server|machine)\\s?\\?\\s{1,2}["'\`(]{0,2}(?<value>[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){1,6})(?![\\w-])`,
      'dgiu',
    ),
    cues: ['?'],
    alsoIn: ['spoken', 'joined'],
    accept: isBareName,
  },
  {
    name: 'infrastructure name before its kind',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w./-])(?<value>[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){1,6})["'`]?\s(?:namespace|cluster|pod|node|release|container|deployment|statefulset)s?(?![\w-])/dgi,
    cues: ['namespace', 'cluster', 'pod', 'node', 'release', 'container', 'deployment', 'statefulset'],
    accept: (candidate) =>
      isBareName(candidate) &&
      (DEPLOYED.test(candidate.value) ||
        (/^["'`]?\snamespace/i.test(textAfter(candidate, 12)) &&
          !/^(?:per|multi|cross|single|non|same|sub|any|each)-/i.test(candidate.value))),
  },
  {
    name: 'infrastructure attribute',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w.])(?:k8s|kubernetes|kube|container|service|host)\.(?:[a-z]{2,20}\.)?(?:name|uid|id|hostname|instance)["'`]?\s{0,2}[:=]\s{0,2}["'`]?(?<value>[a-z0-9][\w.-]{2,100})/dgi,
    cues: ['k8s.', 'kubernetes.', 'kube.', 'container.', 'service.', 'host.'],
    accept: ({ value }) => isName(value) && !/^(?:codex-(?:pooler|pdf)|example-[\w-]*)$/i.test(value),
  },
  {
    name: 'name in a manifest',
    class: 'k8s_identifier',
    pattern:
      /(?:^|\n)\s{0,8}metadata:\s{0,4}\n(?<value>(?:\s{1,12}(?:name|namespace|labels|annotations|app(?:\.[\w./-]{1,60})?):[^\n]{0,120}\n?){1,8})/dgi,
    cues: ['metadata:'],
  },
  {
    name: 'namespace in short',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w.-])(?:(?:in|im|en|dans|of|to)\s(?:the\s)?ns|-n|--namespace)[\s=]["'`]?(?<value>[a-z][a-z0-9-]{2,60})(?![\w-])/dgi,
    accept: (candidate) =>
      isName(candidate.value) &&
      (candidate.value.includes('-') || !/-n\s["'`]?$/.test(textBefore(candidate, 4))),
  },
  {
    name: 'named namespace',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w-])(?:namespace|namensraum|espacio de nombres|espace de noms|namespaces?)\s{1,2}["'`]?(?<value>[a-z][a-z0-9-]{2,60})(?![\w-])/dgi,
    cues: ['namespace', 'namensraum', 'espacio de nombres', 'espace de noms'],
    // "the namespace matters little": a bare word is a name only where something is in it.
    accept: (candidate) =>
      isName(candidate.value) &&
      (/[\d-]/.test(candidate.value) ||
        /["'`]$/.test(textBefore(candidate, 1)) ||
        /(?:in|im|en|dans|from|of|to|on|for|aus|de|du|del)\s(?:the\s|den?\s|el\s|le\s|l')?[\p{L}]{0,12}(?:\s(?:de|of)\s\p{L}{2,8})?\s{1,2}$/iu.test(
          textBefore(candidate, 48),
        )),
  },
  {
    name: 'kubectl or helm arguments',
    class: 'k8s_identifier',
    pattern: /\b(?:kubectl|helm|k9s|stern|oc|kubectx|kubens|crictl|docker|nomad)\b(?<value>[^\n`]{4,200})/dgi,
    cues: ['kubectl', 'helm', 'k9s', 'stern', 'oc ', 'kubectx', 'kubens', 'crictl', 'docker', 'nomad'],
    alsoIn: ['joined', 'spoken'],
    accept: ({ value }) =>
      /\s(?:-n|--namespace|-c|--context|--container|--node-name|--kube-context)[\s=]\S+|\suse-context\s\S+|\s(?:pods?|po|node|no|deploy(?:ment)?|sts|svc|ns|logs|exec|delete|describe|drain|cordon|rollback|upgrade|uninstall|history|status|inspect)(?:\s|\/)(?:-\S{1,40}\s){0,4}["'`]?[a-z0-9][a-z0-9]{0,60}[_-][\w-]{1,80}|\s["'`]?(?=[a-f]*\d)[0-9a-f]{12}(?:[0-9a-f]{52})?(?=["'`\s]|$)/i.test(
        // What stands for a name is none, nor is what the output is handed to.
        value
          .replace(/\s\|\s(?:tail|head|wc|grep -c|sort|less|jq|awk|cut|column|uniq)\b.*$/, '')
          .replace(
            /(?:\s-{1,2}[a-z-]{1,20}[\s=])?(?:<[^<>]{1,40}>|\$\{?[A-Z_]{2,40}\}?|\{\{[^{}]{1,40}\}\})/g,
            '',
          ),
      ),
  },
  {
    name: 'Erlang node name',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w.@-]):?["']?[a-z][a-z0-9_]{1,40}(?:-[a-z0-9_]{1,20}){0,4}@(?:[a-z][a-z0-9]{0,20}(?:[-.][a-z0-9]{1,40}){0,8}|\d{1,3}(?:\.\d{1,3}){3})(?![\w-])/gi,
    cues: ['@'],
    alsoIn: ['spoken', 'joined', 'reversed'],
    accept: (candidate) =>
      (candidate.view === 'plain' || /\d|-|_/.test(candidate.value)) &&
      !/(?<!\w)(?:cc|fyi|ping|thanks|hi|hey)\s$/i.test(textBefore(candidate, 8)) &&
      !/^(?:cc|fyi|ping|thanks|hi|hey|ask|from|by|for|and|with|via|to|errors?|failures?|latency|load|requests?|rate|timeouts?|retries)@/i.test(
        candidate.value,
      ) &&
      !/^(?:user|name|node|login)@(?:host|node|domain|name)$/i.test(candidate.value) &&
      !/@(?:here|channel|all|everyone|oncall|on-call|team)$/i.test(candidate.value) &&
      !/@\d+(?:\.\d+)?$/.test(candidate.value) &&
      // A version or branch and its commit.
      !/^v?\d+@|@(?:main|master|head|latest|next|stable)$/i.test(candidate.value) &&
      !/@(?=[a-f]*\d)[0-9a-f]{7,12}$|^(?=[a-f]*\d)[0-9a-f]{7,12}@/.test(candidate.value) &&
      !/@v?\d/.test(candidate.value.replace(/@\d{1,3}(?:\.\d{1,3}){3}/, '')),
  },
  {
    name: 'cloud instance or node name',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w.-])(?:ip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}|(?:gke|eks|aks|ec2|gce|vmss|k3s|rke)-[a-z0-9-]{3,60}|i-[0-9a-f]{8,17}|arn:aws[\w-]{0,10}:[\w:/*."'-]{4,200}|projects\/[\w-]{3,40}\/[\w/.-]{3,120}|(?:containerd|docker|cri-o):\/\/[0-9a-f]{12,64})(?![\w-])/gi,
    alsoIn: ['joined', 'reversed', 'spoken'],
    accept: ({ value }) =>
      /\d|arn:|projects\//.test(value) || /^(?:gke|eks|aks)-[a-z]{2,}-[a-z]/i.test(value),
  },
  {
    name: 'service of a cluster',
    class: 'k8s_identifier',
    pattern:
      /(?<![a-z0-9.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,2}\.svc(?:\.[a-z0-9.-]{1,60})?(?![a-z0-9-])/gi,
    cues: ['.svc'],
    alsoIn: ['joined', 'reversed', 'spoken'],
  },
  {
    name: 'machine in a cloud region',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w.-])[a-z0-9][a-z0-9-]{0,60}\.(?:us|eu|ap|sa|ca|me|af)-(?:north|south|east|west|central|northeast|southeast)-?\d[a-c]?(?:\.[a-z0-9.-]{1,60})?(?![\w-])/gi,
    cues: ['-north', '-south', '-east', '-west', '-central'],
    alsoIn: ['joined', 'reversed', 'spoken'],
  },
  {
    name: 'machine with a drawn ending',
    class: 'k8s_identifier',
    pattern:
      /(?:restart(?:ed|ing)?|reboot(?:ed|ing)?|drain(?:ed|ing)?|cordon(?:ed)?|evicted|nodes?|machines?|hosts?|on|from|of|auf|von|gw)[:\s-]{1,4}["'`]?(?<value>(?!upstream-)[a-z]{3,16}-(?=[a-z]{0,5}\d|[bcdfghjklmnpqrstvwxz]{6}(?![\w-]))[a-z\d]{5,6})(?![\w-]|\.\w)/dgi,
    alsoIn: ['joined', 'reversed', 'spoken'],
    accept: ({ value }) => !/-\d+$|-v\d|^(?:example|build|image|commit|version|pooler|codex)-/i.test(value),
  },
  {
    name: 'container id called so',
    class: 'k8s_identifier',
    pattern:
      /(?:container|kont[ei][nj]{1,2}er\w{0,3}|konteyner\w{0,3}|контейнер\p{L}{0,2}|contenedor|conteneur|contêiner|コンテナ|容器)(?:[_ ]?id)?["'`]?[\s:=]{1,3}["'`]?(?<value>[0-9a-f]{12,64})(?![0-9a-z])/dgiu,
    cues: ['cont', 'kont', 'конт', 'コンテナ', '容器'],
    accept: ({ value }) => /\d/.test(value),
  },
  {
    name: 'numbered machine',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w./-])[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,20}){0,4}-(?:node|host|server|vm|pod|primary|replica|master|worker|web|db|gw|bastion)-?\d{1,4}(?![\w-]|\.\d)/gi,
    cues: [
      'node',
      'host',
      'server',
      'vm',
      'pod',
      'primary',
      'replica',
      'master',
      'worker',
      'web',
      'db',
      'gw',
      'bastion',
    ],
    alsoIn: ['joined', 'reversed', 'spoken'],
  },
  {
    name: 'numbered machine of a site',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w./-])(?:(?!example)[a-z][a-z0-9]{1,12}-){0,2}(?:node|worker|master|web|db|gw|host|srv|edge|app|agent|runner)-(?!run|job|set|row|day|try|ids|env|pool|task|slot|step|page|item|type|test|part)[a-z]{2,5}\d?-\d{1,3}(?![\w-]|\.\d)/gi,
    alsoIn: ['joined', 'spoken', 'reversed'],
  },
  {
    name: 'name beside the state of a pod',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w./-])(?<value>(?=[a-z0-9-]{0,60}\d)[a-z0-9]{1,30}(?:-[a-z0-9]{1,30}){1,6})["'`]?(?:\s\([^()\n]{1,40}\))?\s(?:is\s|was\s|went\s|got\s)?(?:in\s|into\s)?(?:CrashLoopBackOff|ImagePullBackOff|ErrImagePull|OOMKilled|Evicted|ContainerCreating|Terminating|NotReady)(?![a-z])/dg,
    cues: ['crashloop', 'imagepull', 'oomkilled', 'evicted', 'containercreating', 'terminating', 'notready'],
    alsoIn: ['joined', 'spoken'],
    accept: ({ value }) => !/^example-/.test(value),
  },
  {
    name: 'pod that was assigned to a node',
    class: 'k8s_identifier',
    pattern: /assigned\s(?<value>[a-z0-9][a-z0-9-]{1,62}\/[a-z0-9][\w.-]{1,120})(?=\sto\s|\s|$)/dgi,
    cues: ['assigned '],
  },
  {
    name: 'pod in Russian, where its word means "under" too',
    class: 'k8s_identifier',
    pattern:
      /(?<!\p{L})под(?:а|е|у|ом|ы|ов)?\s["'`]?(?<value>[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){0,6}-[a-z0-9]{0,12}\d)(?![\w-])/dgu,
    accept: ({ value }) => !/^example-/.test(value),
  },
  {
    name: 'first row of a listing of the cluster',
    class: 'k8s_identifier',
    pattern:
      /(?:^|\n)(?:NAME\s{1,40}(?:NAMESPACE|READY|STATUS|TYPE|AGE|DESIRED|CHART|REVISION)|CONTAINER ID\s{1,10}IMAGE)[^\n]{0,200}\n(?<value>[A-Za-z0-9][A-Za-z0-9.-]{2,80}(?:[ \t]{1,40}[A-Za-z0-9.-]{2,80})?)\s/dg,
    cues: ['name', 'container'],
    accept: ({ value }) => isName(value),
  },
  {
    name: 'numbered replica of a known program',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w./-])(?:postgres(?:ql)?|patroni|redis|valkey|loki|mimir|tempo|grafana|prometheus|thanos|alertmanager|kafka|zookeeper|rabbitmq|nats|nginx|traefik|envoy|haproxy|vault|consul|etcd|minio|elasticsearch|opensearch|clickhouse|cassandra|mongo(?:db)?|mysql|mariadb|keycloak|argocd|jaeger|pgbouncer|memcached)(?:-[a-z]{2,12}){1,3}-\d{1,3}(?![\w-]|\.\d)/gi,
    alsoIn: ['joined', 'spoken', 'reversed'],
  },
  {
    name: 'numbered replica',
    class: 'k8s_identifier',
    pattern:
      /(?<![\w./-])(?:codex-pooler|codex-pdf|pooler|postgres(?:ql)?|redis|prometheus|grafana|web|worker|scheduler|db|pg|node|gateway|proxy|api|kafka|rabbitmq|alertmanager|ingress-nginx|nginx)(?:-(?:web|worker|scheduler|db|pg|postgres|redis|pgbouncer|jobs|mcp|server|primary|replica|read|write|master|main|prod|staging|prd|stg|dev|eu|us|core|app|pod|node|gateway|api)){0,4}-\d{1,3}(?![\w-]|\.\d)/gi,
    alsoIn: ['spoken', 'reversed'],
    accept: (candidate) =>
      (candidate.view === 'reversed' && /^(?:codex|pooler|postgres|redis)/i.test(candidate.value)) ||
      /(?:pod|node|host|server|instance|container|replica|on|from|restart(?:ed)?|evicted|drain(?:ed)?|cordon(?:ed)?|exec(?:\s-it)?|logs|delete)\s["'`]?$/i.test(
        textBefore(candidate, 16),
      ) ||
      /-(?:web|worker|db|server|primary|replica|prod|staging)-\d/i.test(candidate.value),
  },
];
