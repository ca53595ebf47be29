/**
 * Words that say somebody is speaking, or that content follows, wherever they stand in the sentence that introduces it.
 * What they introduce is judged by its topic, so the list may be generous; beginnings of words unless closed by "\b".
 */
const WHO = [
  'user\\b(?! agent)|users\\b|people\\b|invite (?:était|is|was)\\b|customer|caller|human\\b|end-?user|requester|tester|student|patient\\b|visitor|guest\\b|subscriber|they\\b|somebody|someone',
  'nutzer|benutzer|kund(?:e|in|en)\\b|anwender|usuari[oa]|cliente|utilisat|client(?:e|s)?\\b|usuári[oa]|utente|gebruiker|klant\\b|użytkowni|klient|пользоват|клиент|kullanıcı|müşteri|användare|bruker|käyttäj|uživatel|zákazn',
  'model\\b|assistant|chatbot|bot\\b|gpt|chatgpt|codex\\b|claude|gemini|copilot|llm\\b|(?<!j[\u2019\x27])ai\\b|(?<!user )agent\\b|ki\\b|ia\\b|modell\\b|modelo\\b|modèle|modello\\b|assistent|asistente|assistente|asystent|модел|ассистент|бот\\b',
];
const SPEAKS = [
  'ask(?:ed|s|ing)?\\b|typed|wrote|writes|said|says|saying|repl(?:y|ies|ied)\\b|answer|respond|response|prompt|entered|pasted|dictat|quoted\\b|verbatim|message|utteranc|turn\\b|chat\\b|conversation|instruct|question|query\\b|completion|generat|caption|delta\\b|output|input\\b|content|text\\b|speech|voice|words?\\b|it (?:said|replied|answered|wrote|returned|generated|hallucinated|produced)\\b|stopped at|cut\\b|cut off|last tokens|truncated|partial\\b|sent by|produced|returned|delivered|emitted|streamed|translat|summary of',
  'frag(?:e|t|te|en)\\b|schrieb|schreibt|sagte|antwort|eingabe|ausgabe|wortlaut|modellantwort|modellausgabe|botantwort|nutzereingabe|nutzerfrage|benutzereingabe|benutzerfrage|kundenfrage|kundenanfrage|chatverlauf|dateiinhalt|nachricht|inhalt|anweisung|getippt|(?<!kurz |anders |offen )gesagt|gefragt|preguntó|pregunta|escribi|escribe|dijo|respuesta|respondi|mensaje|contenido|texto\\b|entrada|salida|instruc|demandé|demande\\b|écrit|saisi|tapé|dit\\b|réponse|répond|contenu|texte\\b|sortie|consigne',
  'perguntou|pergunta|escreve|disse|digitou|resposta|respondeu|mensagem|conteúdo|saída|chiesto|chiede|domanda|scritto|scrive|detto|risposta|rispost|messaggio|contenuto|testo\\b|uscita|vroeg|vraag|schreef|typte|antwoord|bericht|tekst|inhoud|uitvoer|zapyta|pytani|napisa|odpowied|wiadomo|treść|спросил|вопрос|написал|ответ|сообщени|текст|вывод|содержим|zawartoś|obsah|içeri[kğ]|innehåll|indhold|innhold|sisältö|tartalom',
  'sordu|soru(?:su|yor)|yazdı|dedi\\b|cevab|yanıt|metin|mesaj|frågade|fråga|skrev\\b|svar(?:et|ade)?\\b|meddeland|spurte|spørsmål|kysyi|kysymys|vastau|viesti|zeptal|otázk|odpově|zpráv|napsal',
];
const DOCUMENT = [
  'document|attach|pdf\\b|docx?\\b|ocr\\b|(?<!\\b(?:la|en|une|de|sur la) )file\\b|transcri|recording|audio\\b|scan(?:ned)?\\b|letter\\b|e-?mail body|upload|spreadsheet|excerpt|snippet|page (?:\\d{1,4}|text|contents?)\\b|paragraph|notepad\\b|(?:meeting|doctors?|case|client|patient) notes\\b|(?:voice|pasted|private|user) note\\b|body\\b|clipboard|screenshot|subtitle|voicemail|dictation|[\\w-]{1,40}\\.(?:txt|md|docx?|pdf|csv|rtf|eml|log|srt|vtt)\\b',
  'datei|dokument|anhang|auszug|brief\\b|protokoll|archivo|documento|adjunto|carta\\b|extracto|fichier|pièce jointe|extrait|lettre\\b|arquivo|anexo|allegato|lettera\\b|estratto|bestand|bijlage|brief|plik|załącznik|файл|документ|вложени|письмо|dosya|belge\\b|ekteki|dokument|bilaga|vedlegg|tiedosto|liite\\b|soubor|příloh',
];
const TOGETHER =
  '用户|客户|使用者|提问|提示|问题|询问|输入|回答|回复|答复|输出|生成|模型|助手|机器人|内容|原文|文件|文档|附件|录音|消息|说|问|答|ユーザー|利用者|顧客|お客様|質問|入力|プロンプト|回答|応答|返答|出力|生成|モデル|アシスタント|ボット|内容|本文|文書|ファイル|添付|書き起こし|メッセージ|発言|사용자|고객|질문|입력|답변|응답|출력|모델|내용|문서|메시지';

// Question and answer by their first letters, in the languages above.
const INITIALS = '(?<=^|[\\s.?!)\\]>"\'|])[QAUHВО](?=\\s?(?:[:：]\\s|=\\S))';

/** Every cue, as the inside of a group; meant for flags `iu`. */
export const CONTENT_CUES = `${INITIALS}|(?<![\\p{L}\\p{N}_/-])(?:${[...WHO, ...SPEAKS, ...DOCUMENT].join('|')})|${TOGETHER}`;

/** Cues that concern a document rather than a turn of talk. */
export const DOCUMENT_CUES = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:${DOCUMENT.join('|')})|文件|文档|附件|文書|ファイル|添付|문서`,
  'iu',
);

/** Cues that concern what a model said rather than what it was asked. */
export const ANSWER_CUES =
  /answer|repl[yi]|respon|completion|generat|output|produced|returned|model|assistant|bot\b|gpt|claude|codex|llm|antwort|ausgabe|respuesta|répon|sortie|respost|rispost|uitvoer|odpowied|ответ|回答|回复|答复|输出|生成|応答|返答|出力|답변|출력/iu;

const inside = (cues: readonly string[], together: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}_/-])(?:${cues.join('|')})|${together}`, 'iu');

/** Somebody who speaks. */
export const SPEAKER = inside(
  WHO,
  '用户|客户|使用者|模型|助手|机器人|ユーザー|利用者|顧客|モデル|アシスタント|ボット|사용자|고객|모델',
);

/** Somebody whose words or whose document may follow. */
export const WHOSE = inside(
  [...WHO, ...DOCUMENT],
  '用户|客户|使用者|模型|助手|机器人|文件|文档|附件|录音|ユーザー|利用者|顧客|モデル|アシスタント|ボット|文書|ファイル|添付|사용자|고객|모델|문서',
);

/** Words that say that somebody speaks, writes or contains. */
export const WORDS = inside(
  [
    ...SPEAKS,
    'contain(?:s|ed)\\b|enthält|contient|contiene|contém|bevat|zawiera|содержит|içeriyor|innehåller',
  ],
  '提问|提示|问题|询问|输入|回答|回复|答复|输出|生成|内容|消息|说|问|答|質問|入力|回答|応答|返答|出力|本文|メッセージ|発言|질문|입력|답변|응답|출력|내용|메시지',
);
