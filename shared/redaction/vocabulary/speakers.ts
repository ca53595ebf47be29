/** Who asks, in the languages the policy knows, with the verbs of asking. */
export const ASKING = [
  '(?:request|conversation|chat|thread|dialog(?:ue)?|session|turn)\\s(?:that\\s[^\\n"]{3,60}\\s)?(?:read|said|started|began|contained|opened|was about|ended|read)(?:\\swith)?',
  '(?<=^|[\\s(])(?:asked|typed|prompted):',
  '(?:they|he|she|i)\\s(?:had\\s)?(?:asked|typed|prompted|wrote|entered|pasted)(?![^\\n]{0,80}\\sin\\s(?:the|our)\\s(?:channel|ticket|thread|chat|incident|call|standup))',
  '(?:users?|customers?|callers?|end[- ]users?|requesters?|developers?|humans?|someone|clients?)[^\\n"]{0,24}\\s(?:asked|asks|asking|typing|writing|wrote|writes|typed|said|says|requested|prompted|queried|messaged|entered|pasted|submitted|sent|begged|demanded)',
  '(?:nutzer(?:in)?|benutzer(?:in)?|kunde|kundin|anwender(?:in)?)[^\\n"]{0,24}\\s(?:fragte|fragt|schrieb|tippte|bat|sagte|wollte|gefragt|geschrieben|eingegeben)',
  '(?:usuari[oa]|cliente)[^\\n"]{0,24}\\s(?:preguntó|pregunto|escribió|escribio|pidió|pidio|dijo|preguntaba|envió)',
  '(?:utilisat(?:eur|rice)|client(?:e)?)[^\\n"]{0,24}\\s(?:a\\s(?:demandé|écrit|saisi|dit|tapé|envoyé)|demande|demandait|écrivait)',
  '(?:usuári[oa]|cliente)[^\\n"]{0,24}\\s(?:perguntou|escreveu|pediu|disse|digitou|enviou)',
  '(?:utente|cliente)[^\\n"]{0,24}\\s(?:ha\\s(?:chiesto|scritto|detto|digitato|inviato)|chiede|chiedeva|scrive)',
  '(?:gebruiker|klant)[^\\n"]{0,24}\\s(?:vroeg|schreef|typte|zei|stuurde|vraagt)',
  '(?:użytkownik|użytkowniczka|klient(?:ka)?)[^\\n"]{0,24}\\s(?:zapytała?|pyta|napisała?|poprosiła?|wpisała?|powiedziała?|wysłała?)',
  '(?:kullan[ıi]c[ıi]|müşteri)[^\\n"]{0,24}\\s(?:sordu|soruyor|yazd[ıi]|istedi|dedi|girdi|gönderdi)',
  '(?:användaren?|bruker(?:en)?|kunden|brugeren)[^\\n"]{0,24}\\s(?:frågade|spurte|spurgte|skrev|bad|sa|sagde)',
  '(?:uživatel|zákazník|utilizatorul|felhasználó|käyttäjä)[^\\n"]{0,24}\\s(?:se zeptal|napsal|a întrebat|a scris|kérdezte|írta|kysyi|kirjoitti)',
  '(?:ユーザー|利用者|顧客|お客様)(?:は|が|の|から)[^\\n"]{0,16}',
  '(?:用户|客户|使用者)[^\\n"]{0,10}(?:问|說|说|写|寫|输入|輸入|提问|请求|发送|询问)',
  '(?:사용자|고객)(?:가|는|이|은)[^\\n"]{0,16}',
  '(?:пользователь|клиент)[^\\n"]{0,24}\\s(?:спросил|написал|попросил|ввёл|ввел|сказал)',
].join('|');

/** Who answers. */
export const ANSWERING = [
  '(?:it|reply|answer|stream|output|completion|generation|generated)(?:\\s(?:replied|answered|responded|generated|wrote|was cut(?: off)?|stopped|broke off|began|ended|produced)(?:\\s(?:at|after|with|by))?|:)',
  '(?:models?|assistants?|gpt[\\w.-]{0,20}|codex|claude|bot|chatbot|llm|ai|agent|copilot)[^\\n"]{0,24}\\s(?:answered|answers|replied|replies|responded|responds|said|says|wrote|writes|returned|generated|produced|output|outputted|completed|suggested|hallucinated|streamed)',
  '(?:modell|assistent(?:in)?|ki|bot)[^\\n"]{0,24}\\s(?:antwortete|antwortet|schrieb|sagte|erzeugte|generierte|gab|lieferte|geantwortet)',
  '(?:modelo|asistente|bot)[^\\n"]{0,24}\\s(?:respondió|respondio|contestó|contesto|dijo|generó|genero|escribió)',
  '(?:modèle|assistant|bot)[^\\n"]{0,24}\\s(?:a\\s(?:répondu|dit|généré|écrit|produit)|répond|répondait)',
  '(?:modelo|assistente|bot)[^\\n"]{0,24}\\s(?:respondeu|disse|gerou|escreveu)',
  '(?:modello|assistente|bot)[^\\n"]{0,24}\\s(?:ha\\s(?:risposto|detto|generato|scritto|prodotto)|risponde|rispose)',
  '(?:model|assistent|bot)[^\\n"]{0,24}\\s(?:antwoordde|antwoordt|schreef|zei|genereerde)',
  '(?:model|asystent|bot)[^\\n"]{0,24}\\s(?:odpowiedział|odpisał|napisał|wygenerował)',
  '(?:model|asistan|bot)[^\\n"]{0,24}\\s(?:yan[ıi]tlad[ıi]|cevaplad[ıi]|(?:yan[ıi]t|cevap)\\sverdi|yazd[ıi]|üretti|dedi)',
  '(?:モデル|アシスタント|AI|ボット)(?:は|が|の)[^\\n"]{0,16}',
  '(?:模型|助手|机器人|AI)[^\\n"]{0,10}(?:回答|回复|回覆|说|說|输出|輸出|生成|答)',
  '(?:모델|어시스턴트)(?:가|는|이|은)[^\\n"]{0,16}',
  '(?:модель|ассистент|бот)[^\\n"]{0,24}\\s(?:ответил|ответила|написал|написала|сказал|сгенерировал)',
].join('|');

/** Names of what was asked. */
export const ASKED =
  '(?:user|system|developer|raw|original|full|last|first|input)?[\\s_-]?(?:prompts?|(?:user|request|input|message)[\\s_-]?(?:input|message|query|question|text|request)|system[\\s_-]?(?:message|instructions?)|instructions?|(?:failing|failed|bad|offending|faulty|original|slow)[\\s_-](?:input|request|text|message|query)|(?:image\\s|photo\\s|picture\\s)?caption|question|frage|eingabe|prompt[- ]?text|pregunta|instrucción|invite utilisateur|requête utilisateur|pergunta|domanda|vraag|プロンプト|質問|入力|提示词|提示|提问|问题|프롬프트|질문|вопрос|запрос)';

/** Names of what was answered. */
export const ANSWERED =
  '(?:model|assistant|generated|raw|full|final|partial|llm|ai|bot|gpt)?[\\s_-]?(?:completions?|generated[\\s_-]?(?:text|content|output|answer|code)|(?:model|assistant|llm|bot)[\\s_-]?(?:output|answer|reply|response|text|message)|(?:response|reply|answer|output)[\\s_-]?text|(?:reasoning|thinking|thought|chat|conversation|content)[\\s_-](?:summary|trace|text|content)|answer|reply|antwort|ausgabe|respuesta|réponse|reponse|resposta|risposta|antwoord|cevab[ıi]|yan[ıi]t[ıi]|svaret|vastaus|odpověď|回答|応答|出力|回复|输出|답변|ответ)';

/** Messages of the systems, not of people: an outcome in a few words. */
export const FIXED_MESSAGE =
  /\b(?:error|errors|failed|failure|invalid|unavailable|exceeded|temporarily|required|disabled|expired|missing|not acceptable|did not match|not allowed|not found|overloaded|timed? ?out|denied|refused|unauthorized|forbidden|rejected|limit|unsupported|bad gateway|too many requests|closed|connection|reauth|quota|fehler|erreur|errore)\b/i;

/** What follows a quotation of one of the people who run the service: ", the operator wrote in the shift log". */
export const SAID_BY_OPERATOR =
  /^["'\u201d]?[\s,–—-]{1,4}(?:\p{L}{1,12}\s){0,6}(?:operator|on-?call|engineer|commander|colleague|owner|admin|administrator|teammate|sre|diensthabend\p{L}{0,3}|dienstdoende|vakthavande|dyżurn\p{L}{1,2}|reperibile|(?:(?:night|early|late|day)\s)?shift|\p{L}{0,12}schicht|turno|équipe|page|página|seite|pagina|banner|console|bereitschaft|kolleg\p{L}{1,3}|operador\p{L}?|opérateur|operatore)(?!\p{L})/iu;
