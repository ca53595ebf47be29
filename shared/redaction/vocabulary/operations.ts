/** Beginnings of words that people who run a gateway use about their work; what users and models talk about is all else. */
const STEMS: ReadonlySet<string> = new Set(
  ` account acknowledg circuit finish checklist passwo section action items active activ actor admi affect aggregat alert alias anomal approv assign attempt audit authenti authoriz availab aware backend background backlog backpressure baseline blocked
  breaker breach bridge budget build bulkhead burn bypass cache candidat capacit catalog changelog channel cleanup client closed cluster codex collector column command commit compar 
  concurrenc condition config confirm connect console consum cool counter coverage credential cron custodian daemon dashboard database deadline decompress default degrad delay deliver denied denies 
  deploy diagnos disabl disappear discard disconnect dispatch drain drop duplicat duration eligib enabl endpoint engineer enqueue error escalat evaluat eviden exclu execut exhaust expir export extract
  fail fallback filter final fingerprint firewall firing flap forward fresh gateway graph handover handl health healthy heartbeat histogram hotfix idempot idle impact incident increas
  ingest ingress inspect instance intermitt interrupt interval investigat invite isolat jitter job label latenc lease level limit load lock logged logs lower maintain maintenance margin mask match median memory metadata
  metric migrat misconfig mitigat model monitor network nightly node normal notif observ occur offline oncall online operat outage outcome overload override owner partial pause pending percent pinned
  platform plateau policy pool postmortem pressure prefix previous weekly daily monthly hourly priorit reasoning effort tier pricing privacy probe process prometheus provider proxy publish quantile query queue quota rate readi reason reauth reconcil
  reconnect recover recur redact redeploy reduc refresh regress reject releas reload remain renew repeat replica request reset resolv restart restor result resum retain retired retri retry
  revert review revo rollback rolled rollout rollup rota rotat rout runbook runtime saturat scaling schedul scrape select server serving sessions setting sever severity shard shed shift signal signature slot slow slo
  snapshot spike staging stale standby standup stop storage stream stuck success succe summar supervis suspend switch symptom sync system target team telemetr terminat threshold throttl throughput
  ticket timeout timeline token totp trace traffic transient transition transport trend trigger triage unaffected unavailab unblock unknown unresponsive unset unstable unstuck untouched upgrade upload upstream uptime
  usage utc utili validat verdict version violat visib volume warmup warning watch websocket window worker workaround workload workflow
  abbruch abbrüch zähl passwort kennwort datenschutz zähler fenster frisch ignorier erforderlich zeilen abgebrochen abgelehnt abgelaufen abgewies aktiv aktualis alarm anfrage angemeldet anmeld anstieg antwortzeit auslöser ausfall ausgefallen ausgelastet auslast bereit bereitschaft beobacht betrieb betroffen dienst durchsatz eingespielt entspannt erneuer erneut
  erreichbar erschöpf fehler fehlgeschlagen freigab gelöscht geprüft gesperrt gestört gewartet grenzwert inhalte kontingent kürzung laufzeit langsam leitstand lösch meldung neustart nutzung prüf puffer quote rückgang rücksetz schicht
  schlange schlüssel schwelle sperr stabil störung stunde swap teilausfall überlast überwach umgestellt unauffällig upstreams ursache verbind verfügbar verfallen verzöger vorfall wiederherstell wiederhol zugangsdaten zurückgesetzt zustand zwischenstand
  journaux coupure doublon preuve amont authentif bascul capacité clé dégrad délai disponib échec échoue échou erreur étape expiré fenêtre indisponib jeton latence lent métrique nominal panne perturb prêt quota rafraîch reconnexion redémarr reprise requête rétabli
  résolu réussi réessa révoqu rôle santé service seuil surveill trafic utilisat vérif
  contraseñ fresc activo agota alerta autentic bloque caducad cambio capacidad comprob conexi contraseñ cuota degradad demora disponib error espera estable estado fallid fallo flujo guardia incidente interrup latenc lent límite
  métrica normal operador pausad petici proveedor reinici reintent renov restablec revis revoc ruta saturad servicio sesión solicitud tarea tiempo tráfico turno umbral
  senha atras atualiz cota degradaç disponív erro esgot expirad falha interromp lentid operador pedido rotina recuperaç reinício renovaç requisiç restaur revog serviço sistema tentativa verific
  ament aggiorn allarme arrest chiave degrad disponib errore esauri fallit guasto interruz lentezz operatore quota ricarica richiest rinnov ripristin ritard riprov rinvi scadut servizio soglia stabil stato tentativ traffic turno verific
  wachtwoord inhoud gelezen bekeken vers aanvra beschikbaar dienst fout herstel herstart geblokkeerd geweigerd mislukt opnieuw storing sleutel trag verbinding verlopen vernieuw verzoek vertrag wachtrij werkt
  hasł metadan treśc poświadcz awari błąd błęd dostępn gotow kolejk kluc naprawi niedostępn odnow odświeżen opóźni ponown prób próg przekroczon przerw restart ruch spadek stabiln stan usług wygas wznow zadani żąda
  авари активн восстанов врем выкл доля доступ задач запрос исчерпан инцидент квот ключ лимит недоступ нагруз обновл ожидан отказ отклон ошиб очеред перезапуск повтор поднят порог пул провер работа сбой сервис смен состоян стабильн трафик токен уведомл шлюз`.split(
    /\s+/,
  ),
);

/** Whole words of the same trade, too short or too ambiguous as beginnings. */
const WORDS: ReadonlySet<string> = new Set(
  `files bytes largest contents total tile clock poll polls table chart legend api app ci code codes cost count counts cpu db fix fixed fixes host id key keys lane logs mcp ms on-call paged peak pick ping
  pod pods qps rare ready role roles rose rps rule rules ssl tier tls ttl usd week
  utc none nobody nothing action needed owners class classes states status prüfen nächster schritt prochaine étape siguiente paso volgende stap następny krok следующий шаг`.split(
    /\s+/,
  ),
);

/** What Chinese, Japanese and Korean notes of operators hold. */
const WRITTEN_TOGETHER =
  /example-|上游|停止|配额|请求|錯誤|错误|池|密钥|令牌|重试|状态|狀態|延迟|恢复|正常|超时|队列|任务|操作员|检查|故障|告警|过期|刷新|服务|部署|回滚|凭据|アップストリーム|クォータ|リクエスト|エラー|復旧|正常|トークン|再試行|キュー|ジョブ|遅延|タイムアウト|運用|失敗|障害|監視|認証|サービス|デプロイ|プール|업스트림|할당량|요청|오류|복구|정상|토큰|대기열/;

/** Words that hold sentences together in the languages the policy knows; they tell nothing of the topic. */
const FILLERS: ReadonlySet<string> = new Set(
  `back bad begins down ended fine first four go good half high last lasts late left line lines look looking looks low new next now ok old one open own page pages per red row rows run running runs safe same seen set share owns show shown shows since started today tomorrow tonight up use used users via warm wide working works yesterday
  report reports reported accept allow allowed current currently follow follows raise reach reached wait waits waiting complete completed price record sample store stable show
  seit heute wieder alles nichts rien depuis desde ahora nada hoy sinds niets od nic с ничего change changes changed
  zero one two three four five six seven eight nine ten hour hours minute minutes second seconds day days step steps heures minuten stunden horas minutos ore uur godzin минут часов
  a about after again all also am an and any are as at be because been before being between both but by can could did do does each else every for from get got had has have he her here him his how i if in into is it its just like
  made make many may me might more most much must my no not of off on only or other our out over own please said she should so some still such than that the their them then there these they this those through to too under us very was we were what when
  where which while who whole why will with within without would yes yet you your
  aber als am an auch auf aus bei bin bis da dann das dass dein dem den der des die dies dir doch du ein eine einem einen einer er es für hat ich ihr im in ist ja kann kein man mein mich mir mit muss nach nicht noch nun nur ob oder ohne sehr sein sich sie sind so über um und uns
  unter vom von vor war warum was wegen wenn wer wie wir wird wo zu zum zur
  au aux avec ce ces cette comme dans de des du elle en est et il ils je la le les leur lui ma mais me mes moi mon ne nous on ont ou où par pas plus pour que qui sa sans se ses son sont sur ta te tu un une vous y à été
  al como con cual cuál del el ella en entre era es esa ese esta este está fue ha hasta hay la las le lo los me mi más muy no nos o para pero por porque que qué se ser si sin sobre su sus te tu un una y ya yo
  ao as com da das do dos e ela ele em essa esse foi isso mais mas meu minha na nas no nos num o os ou pela pelo por quando que se sem seu sua são também um uma você
  alla anche che chi ci col come con cosa da dal dalla dei del della di e ed gli ha ho i il in io la le lo ma mi mio mia nel nella non o per perché più quando se si sono su sul tra un una è
  aan al als bij dan dat de deze die dit door een en er geen haar heb het hij hoe ik in is je kan maar met mij mijn na naar niet nog of om ook op over te toen tot uit van voor wat was we wel wij worden zal ze zich zijn zo
  ale bo by być co czy dla do gdy i ich ja jak jako jest już mi mnie na nie o od po przez się są ta tak ten to w we z za że
  а без бы был было быть в вам вас во вот все вы для до его если есть ещё же за и из или их к как ко когда кто ли меня мне мой моя мы на не него нет но о об он она они от по под при с свой себя со так там то тоже ты у уже что чтобы это я`.split(
    /\s+/,
  ),
);

/** How much of a text is the talk of operators: weight of its words of the trade, and content words in all. */
export interface Topic {
  readonly operational: number;
  readonly words: number;
}

// Names the product shows, codes, routes, shares and times: the matter of operations, in any language.
const TECHNICAL =
  /^(?:[a-z_.]{2,40}=[\w.:/%-]*|example-[\w-]+|[a-z]+(?:[._][a-z0-9]+)*_[a-z0-9]+(?:[._][a-z0-9]+)*|[a-z]+\.(?:create|update|revoke|pause|rotate|delete|accept|enabled|[a-z_]*bulkheads?)|p\d{2,3}|[1-5]xx|[45]\d\d|\d{1,2}:\d{2}(?::\d{2})?|\/[\w/:.-]+|sk-cxp-\w*…?|gpt-[\w.-]+|o\d-\w+|v\d+(?:\.\d+){1,3}|\d+(?:\.\d+){2,3}|\d+(?:[.,]\d+)?(?:ms|s|m|h|%)|[A-Z][a-z]+(?:[A-Z][a-z]+)*Worker)$/;
/** Names only this console uses: labels and codes, not times and shares. */
const OWN_NAME = /^(?:example-|[a-z]+_|sk-cxp-)/;
const BARE_NUMBER = /^[\d.,%()/:+-]*$/;
const EDGE_MARKS = /^[^\p{L}\p{N}/]+|[^\p{L}\p{N}%…]+$/gu;
const LONGEST_STEM = 12;
const SHORTEST_STEM = 3;

/** Words of a text in languages with blanks between words, told apart by topic; numbers and fillers count for neither. */
export function topicOf(text: string): Topic {
  let operational = 0;
  let words = 0;
  for (const raw of text.split(/[\s,;|"+]+/)) {
    const word = raw.replace(EDGE_MARKS, '');
    if (TECHNICAL.test(word)) {
      operational += OWN_NAME.test(word) ? 2 : 1;
      words += 1;
      continue;
    }
    const lower = word.toLowerCase();
    if (word.length < 2 || BARE_NUMBER.test(word) || FILLERS.has(lower)) continue;
    words += 1;
    if (isOfTheTrade(lower)) operational += isOfNoOtherTrade(lower) ? 2 : 1;
  }
  return { operational, words };
}

/** Words that few people use who do not run a gateway: one of them outweighs a word of another topic. */
function isOfNoOtherTrade(word: string): boolean {
  return /^(?:upstream|quota|reauth|bulkhead|pooler|runbook|rollback|operator|kontingent|cuota|апстрим|квот)/.test(
    word,
  );
}

function isOfTheTrade(word: string): boolean {
  if (WORDS.has(word)) return true;
  for (let length = SHORTEST_STEM; length <= Math.min(word.length, LONGEST_STEM); length += 1)
    if (STEMS.has(word.slice(0, length))) return true;
  return WRITTEN_TOGETHER.test(word);
}
