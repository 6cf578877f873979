/**
 * General vocabulary of column names: abbreviations and words of other languages with the English words they stand
 * for. Written from general knowledge of spreadsheets; what belongs to one trade stands in its pack as synonyms.
 */

/** Words that carry no meaning in a name. `to` and `from` do: they part beginnings from ends. */
export const stopWords: ReadonlySet<string> = new Set(
  'of the and a an in is for by on at with or de la le el los las les du des del di da dei della der die das des den und von vom im am fuer zum zur con per et y e il lo un una'.split(
    ' ',
  ),
);

/** One entry: a word, then the words it stands for. */
function table(text: string): readonly (readonly [string, readonly string[]])[] {
  return text
    .split(';')
    .map((entry) => entry.trim().split(/\s+/))
    .filter((words) => words.length > 1)
    .map(([word = '', ...meaning]) => [word, meaning] as const);
}

const abbreviations = table(`
  no number; nr number; num number; nbr number; numb number; nmbr number; numero number; dt date; dte date; dat date;
  dob birth date; dod death date; dol loss date; doi injury date; dos service date; doa accident date; birthday birth date;
  birthdate birth date; born birth; amt amount; amnt amount; val value; qty quantity; qnty quantity; quant quantity;
  pct percent; perc percent; percentage percent; addr address; adr address; addrs address; add address; str street; ste suite;
  st state; stat status; sts status; cd code; cde code; cod code; desc description; descr description; dsc description;
  txt text; id id; ident id; identifier id; identification id; ids id; ref reference; refer reference; fname first name;
  lname last name; mname middle name; firstname first name; lastname last name; surname last name; forename first name;
  given first; family last; fullname full name; nm name; nme name; tel phone; telephone phone; ph phone; fon phone;
  telefon phone; phn phone; mob mobile; cell mobile; cellphone mobile phone; cellular mobile; zip postal; zipcode postal code;
  postcode postal code; postal postal; plz postal code; mail email; emails email; organisation organization; org organization;
  company organization; co organization; corp organization; firm organization; cust customer; custmr customer; client customer;
  acct account; acc account; accnt account; dept department; div division; mgr manager; emp employee; empl employee; staff employee;
  pol policy; clm claim; clms claim; clmt claimant; eff effective; exp expiry; expiration expiry; expires expiry; inc incurred;
  incep inception; rpt report; rptd reported; res reserve; rsv reserve; rsrv reserve; os outstanding; outst outstanding; ded deductible;
  dedctbl deductible; ddctbl deductible; coins coinsurance; coinsrnc coinsurance; copay copayment; prem premium; ins insured; insd insured;
  med medical; indem indemnity; indm indemnity; expn expense; expns expense; recov recovery; subro subrogation; adj adjuster; occ occurrence;
  loc location; curr currency; ccy currency; cur currency; fx exchange rate; roe exchange rate; pmt payment; pymt payment; pd paid; chrg charge;
  chg charge; chrgs charge; alowd allowed; allwd allowed; dx diagnosis; dgns diagnosis; diag diagnosis; icd diagnosis; px procedure; proc procedure;
  cpt procedure; hcpcs procedure; mod modifier; rx prescription; prov provider; prvdr provider; physn physician; phys physician; mbr member;
  memb member; bene beneficiary; benef beneficiary; subscr subscriber; pt patient; pat patient; sex gender; gndr gender; sx gender; adm admission; admsn admission;
  admit admission; admtng admitting; disch discharge; dschrg discharge; thru through; srvc service; svc service; serv service; spclty specialty;
  fac facility; tob bill type; pos service place; los stay length; lob business line; yoa account year; yr year; mth month; mo month; wk week; hr hour;
  min minimum; max maximum; avg average; tot total; ttl total; cnt count; ctry country; cntry country; cty city; prov province; lang language;
  cat category; ctg category; grp group; src source; dest destination; orig original; prev previous; cur current; crt created; upd updated; mod modified;
  modified updated; changed updated; lastupdate last updated; dtm datetime; ts timestamp; tm time; url url; web website; www website; site website; homepage website;
  lat latitude; lng longitude; lon longitude; long longitude; wt weight; ht height; temp temperature; pop population; dia diameter; diam diameter;
  desg design; dsgn design; oper operating; opr operating; op operating; press pressure; ins insulation; insul insulation; thk thickness; matl material; mat material;
  spec specification; rev revision; dwg drawing; iso isometric; sched schedule; sch schedule; sz size; seq sequence; comm comment; cmt comment; rmk remark; rmks remark;
  comments comment; notes note; sp state; pers person; persn person; ln line; lvl level; typ type; tp type; stmt statement; mgmt management; chk check;
  req required; qual quality; mrtl marital; mi middle initial; init initial; ssn social security number; tin tax id; ein tax id; vat tax; dba business name;
  hq headquarters; rev revenue; sal salary; dnc call; opp opportunity; lang language; nat nationality; occu occupation; jur jurisdiction; info information;
  avail available; cond condition; conf confirmed; cov coverage; desgn designation; dir direction; dist district; docs document; doc document; ed education;
  est estimated; ext extension; freq frequency; fy fiscal year; gen general; hosp hospital; img image; inv invoice; invc invoice; itm item; lic license; licence license;
  mfr manufacturer; mfg manufacturer; mkt market; ord order; ordr order; pkg package; pmts payment; pref preferred; prod product; prd product; pub publisher; rcvd received;
  rec received; reg region; rel relationship; req request; sched schedule; sec secondary; shp ship; sig signature; sls sales; std standard; sub subject; supp supplier;
  sys system; trans transaction; txn transaction; trx transaction; vol volume; warr warranty; wh warehouse; whse warehouse; xfer transfer
`);

const german = table(`
  nummer number; name name; nachname last name; familienname last name; zuname last name; vorname first name; rufname first name; anrede salutation; titel title; firma organization;
  unternehmen organization; betrieb organization; kunde customer; kunden customer; mandant customer; lieferant supplier; strasse street; hausnummer house number; ort city; stadt city; wohnort city;
  land country; staat country; bundesland state; region region; adresse address; anschrift address; postleitzahl postal code; telefonnummer phone number; handy mobile phone; mobil mobile;
  mobilnummer mobile phone; fax fax; geburtsdatum birth date; geburts birth; geburtstag birth date; geschlecht gender; sprache language; datum date; tag day; monat month; jahr year; zeit time; uhrzeit time; beginn start; anfang start;
  ende end; ablauf expiry; gueltig valid; betrag amount; summe total; gesamt total; preis price; menge quantity; anzahl count; stueck quantity; einheit unit; waehrung currency; kurs exchange rate;
  wechselkurs exchange rate; steuer tax; rabatt discount; umsatz revenue; gehalt salary; konto account; rechnung invoice; zahlung payment; zahlungen paid; bezahlt paid; gezahlt paid; ausgezahlt paid; geleistet paid; auszahlung payment; aufwand incurred; gesamtaufwand total incurred; schadenaufwand incurred; schadensaufwand incurred; kosten cost;
  gebuehr fee; reserve reserve; reserven reserve; rueckstellung reserve; offen outstanding; offene outstanding; schaden claim; schadens claim; schadentag loss date; schadendatum loss date; schadentyp loss type; schadenart loss type; schadenursache loss cause; schadenhergang loss description; schadenbeschreibung loss description;
  schadenort loss city; schadenstatus claim status; meldung report; meldedatum report date; melde report; gemeldet reported; ereignis occurrence; ursache cause; police policy; versicherung insurance; versicherungs insurance; versicherungsschein policy; vertrag policy; vertrags policy; versicherungsnehmer insured name; vn insured; versicherter insured; versicherte insured;
  geschaedigter claimant; anspruchsteller claimant; sparte business line; deckung coverage; selbstbehalt deductible; selbstbeteiligung deductible; sb deductible; regress recovery; erledigt closed; geschlossen closed; status status; zustand status; bemerkung remark; bemerkungen remark;
  notiz note; kommentar comment; beschreibung description; text text; hinweis note; sachbearbeiter adjuster; bearbeiter handler; makler broker; vermittler producer; art type; typ type; klasse class; gruppe group; kategorie category; code code; kennung id; kennzeichen flag; schluessel key;
  abteilung department; position title; funktion function; beruf occupation; branche industry; mitarbeiter employee; mitarbeiterzahl employee count; webseite website; internetseite website; quelle source; kampagne campaign; stichtag valuation date; stand date; erstellt created; angelegt created; geaendert updated; letzte last; letzter last; letztes last; erste first;
  bestellung order; bestelldatum order date; lieferung delivery; lieferdatum delivery date; artikel item; produkt product; bezeichnung description; groesse size; gewicht weight; farbe color; hoehe height; breite width; laenge length; ansprechpartner contact; kontakt contact; bank bank; einwilligung consent; besitzer owner; eigentuemer owner
`);

const romance = table(`
  nombre name; nom name; nome name; prenom first name; apellido last name; apellidos last name; cognome last name; prenome first name; sobrenome last name; completo full; complet full; entreprise organization; societe organization; societa organization; azienda organization; empresa organization;
  compania organization; ditta organization; ragione organization; cliente customer; clienti customer; clientes customer; fornitore supplier; proveedor supplier; fournisseur supplier; adresse address; direccion address; indirizzo address; endereco address; rue street; calle street; via street; rua street; ville city; ciudad city;
  citta city; cidade city; comune city; localita locality; pays country; pais country; paese country; nazione country; stato state; estado state; etat state; provincia province; regione region; distretto district; distrito district; postale postal; cap postal code; codigo code; codice code; codes code; telephone phone; telefono phone; telefone phone; cellulare mobile; movil mobile; celular mobile;
  courriel email; correo email; posta email; sito website; sitio website; site website; naissance birth; nacimiento birth; nascita birth; nascimento birth; sexe gender; sexo gender; sesso gender; genere genre; langue language; idioma language; lingua language; fecha date; data date; jour day; dia day; giorno day; mois month; mes month; mese month; annee year; ano year; anno year; heure time; ora time;
  hora time; debut start; inicio start; inizio start; fin end; fine end; vigencia effective; vencimiento expiry; scadenza expiry; echeance expiry; montant amount; importe amount; importo amount; valor amount; monto amount; somma amount; prix price; precio price; prezzo price; preco price; quantite quantity; cantidad quantity; quantita quantity; quantidade quantity;
  devise currency; moneda currency; valuta currency; moeda currency; taux rate; tasa rate; tasso rate; tariffa rate; tarifa rate; impot tax; impuesto tax; imposta tax; remise discount; descuento discount; sconto discount; paiement payment; pago payment; pagamento payment; pagos paid; paye paid; pagado paid; pagato paid; regle paid; facture invoice; factura invoice; fattura invoice; cout cost; costo cost;
  coste cost; custo cost; vendite sales; ventas sales; ventes sales; negozio store; tienda store; magasin store; magazzino warehouse; ordine order; pedido order; commande order; prodotto product; producto product; produit product; articolo item; articulo item; libro book; livre book; libri book; titolo title; titulo title; titre title; autore author; autor author; auteur author; autori author; editore publisher; editor publisher; editeur publisher;
  casa publisher; impiegato employee; dipendente employee; empleado employee; employe employee; personale employee; lavoro job; impiego job; trabajo job; poste title; cargo title; ruolo title; fonction function; tipo type; categorie category; categoria category; classe class; gruppo group; descrizione description; descripcion description; descricao description; note note; nota note; observaciones remark; commentaire comment;
  commento comment; comentario comment; testo text; texto text; texte text; numero number; matricola id; identificativo id; identificador id; chiave key; clave key; polizza policy; poliza policy; apolice policy; contratto policy; contrat policy; contrato policy; sinistro claim; siniestro claim; sinistre claim; assure insured; asegurado insured; assicurato insured; segurado insured; contraente insured; preneur insured; tomador insured; statut status;
  durata duration; duracion duration; duree duration; lunghezza length; longitud length; peso weight; altezza height; immagine image; imagen image; photo picture; foto picture; immagini image; attore actor; attrice actor; acteur actor; film film; pelicula film; noleggio rental; affitto rental; alquiler rental; location location; inventario inventory; sostituzione replacement; rimborso refund; restituzione return; reso return; ritorno return; ultimo last; ultima last; dernier last;
  ultimi last; primo first; prima first; premier first; primer first; secondo second; nuovo new; vecchio old; aggiornamento update; actualizacion update; modifica update; modification update; creazione created; creacion created; creation created; creato created; uscita release; rilascio release; anticipo advance; attivo active; activo active; actif active; valutazione rating; voto rating; classifica rating; caratteristiche features; speciali special; originale original; livello level; nivel level;
  niveau level; minimo minimum; massimo maximum; medio average; totale total; gestore manager; direttore manager; gerente manager; responsabile manager; utente user; usuario user; utilisateur user; nome name; password password; conto account; cuenta account; compte account; banca bank; iniziale initial; iniziali initial; assunzione hire; contratado hire; diritti royalty; condizioni terms; termini terms; logo logo; intervallo range; basso low; alto high; inferiore low; superiore high
`);

function merged(...tables: readonly (readonly (readonly [string, readonly string[]])[])[]) {
  const meanings = new Map<string, readonly string[]>();
  for (const entries of tables) {
    for (const [word, meaning] of entries) if (!meanings.has(word)) meanings.set(word, meaning);
  }
  return meanings;
}

/** Word to the English words it stands for. Where a word is listed twice the first entry holds, so English stands before other languages. */
export const wordMeanings: ReadonlyMap<string, readonly string[]> = merged(abbreviations, german, romance);

/** Words that end a compound or a run-together name, or begin one: `claimnumber`, `companyname`. */
export const plainWords: ReadonlySet<string> = new Set(
  `account accident actual address admission allowed amount annual author bill billing birth book business campaign cause charge city claim claimant class close closed code
   company contact count country county created currency customer date day days deductible department description diagnosis discharge discount drug effective email employee end event
   exchange expense expiry family fax film first form full gender given group home indemnity injury insured insurance invoice item job language last lead length level line location loss mail
   manager medical member middle mobile month name number order organization outstanding owner paid patient payment percent phone place policy postal price primary procedure product
   provider quantity rate rating reason received reference region release rental report reported reserve revenue sales score secondary service size source start state status store
   street supply tax text time title total type unit units update updated user valuation value website work year zip notified notification opened occurred incurred`.split(
    /\s+/,
  ),
);
