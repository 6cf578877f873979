/** What `mapwright --help` prints. */
export const helpText = `Mapwright brings other people's spreadsheets into a schema of your own.

Usage
  mapwright analyze FILE...                     what is in the files: form, columns, types, statistics, issues
      --json          one JSON object a file, one a line
      --ingestion     instead: the metadata item of the CSV ingestion pipeline, one a line, for files that fail, too
      --lines         with --json: the class of every line
      --rows DIR      also writes what was parsed as CSV; of workbooks each sheet, as it is shown
      --batch LIST    reads jobs from LIST (- for standard input), one JSON object {file, lines?, rows?, columnTypes?} a line

  mapwright propose FILE --target PACK          which column feeds which field
      --target        a pack, a JSON schema {fields: [...]} or a CSV whose columns are the fields
      --json          one JSON object
      --ranked        with --json: the 20 best fields of every column
      --batch LIST    jobs {file, target, targetValues?, sourceSchema?}, one a line
      --llm-preview   instead: the exact request about the uncertain columns that a language model would get, and its
                      hash; nothing is sent
      --llm           with the votes of the language model chosen in the settings. Sent is what was agreed to in the
                      app, or the request whose hash --llm-seen HASH gives; without an answer the local proposal stands

  mapwright run FILE... --mapping ID            applies an approved mapping and writes the outputs
      --target PACK   instead of --mapping: the mapping approved for the file's layout and that pack
      --all-sheets    of a workbook: all visible sheets that have the columns of the chosen one, in one run, each row
                      with the name of its sheet; also with a mapping that is approved for one sheet alone. Sheets left
                      out are named. One that has most of the columns, but not all, waits in the Inbox with the others
      --each-sheet    with --target: every visible sheet, and every table of a sheet or text, with data for the pack in
                      a run of its own, with the mapping that is approved for its columns; sheets and tables of the
                      same columns stand together in one
      --outputs LIST  what is written beside the cleaned CSV, the rejects, the summary and the validation, instead of
                      what the settings say: csv for no more, xlsx, parquet, excel-csv (safe to open in Excel, and
                      read back as it was), report (an Excel report). Such as --outputs csv,parquet,report
      --raw-columns   beside each value that the mapping may change, the text of the source
      --keep-source   a packed copy of the file beside the outputs (FILE.gz), whatever the settings and the pack say;
                      --no-keep-source: none
      --out DIR       where the outputs go; without it they stay in the data folder. No file in DIR is replaced:
                      where a name is taken, the outputs of the run are told apart by its id
      --replace       with --out: files of the same name give way
      --json          one JSON object a file, with rules, changes, duplicates, quality, and why it is held back
                      Rejected rows are counted and written to a file of their own; they are no failure (exit code 0).
                      A file whose layout is not the approved one is not run: it waits in the Inbox (exit code 1).
                      A run whose quality is too low is held back: its outputs stay in the data folder (exit code 1)

  mapwright history                             the runs, newest first
      --find WORDS    those whose file, mapping's file, person or pack hold every word
      --pack ID       of one pack; may stand several times, as may --state, --sender and --person
      --state STATE   running, done, quarantined, failed or cancelled
      --sender NAME   as the names of files tell it
      --person NAME   who started them
      --rejects       those with rejected rows
      --since DAY     from a day on, as 2026-03-31; --until DAY up to it, both included
      --sort ORDER    newest, oldest, rows, rejects, quality (lowest first) or duration
      --json          one JSON object a run
      --csv           a table that spreadsheet programs open as it is
      --kind scan     scans instead of runs, by --find, --state, --person, --since and --until
      history show RUN       how one run came out, why it is held back, and where its outputs lie; --json as of run
      history release RUN... lets runs that are held back go on; leads in them are loaded
          --reason TEXT      why; it stays with the run
          --out DIR          where the outputs go, as with run; --replace, --json

  mapwright records                             what runs have loaded, such as leads, the newest first
      --pack ID       of which pack, where several have records
      --find WORDS    those in which every word begins a word
      --state STATE   waiting (likely duplicates), updated, edited or merged
      --sort FIELD    by the values of a field; --limit N so many in the table instead of 50
      --csv           all of them as CSV; --excel-csv as one that is safe to open in Excel
      --json          one JSON object a record
      --xlsx FILE     into a workbook; a file that is there is left alone

  mapwright ask "QUESTION"                      a question in words over records, runs, files, mappings and scans
      --query FILE    a query instead of words, as --json prints it
      --limit N       so many rows in the table instead of 50
      --json          how it was understood, the query and the answer; --csv the whole answer
      --zone NAME     the days of which place, such as Europe/Berlin, instead of this one's

  mapwright records standardise                 values of records that no rule could write in standard form
      --pack ID       of which pack, where several have records
      --fields A,B    these fields only; else all whose values may be sent (Settings, AI)
      --estimate      what would be sent, to the byte with --json, and what it may cost (also without any option)
      --yes           sends it, and prints what is suggested; nothing is changed
      --most-cost N   pauses before a request that could cost more than N in all, in the currency of the prices
      --dead          values that were asked about in vain, with the cause; --again with --estimate or --yes: only these
      --suggestions   what waits for a decision
      --accept NO,... changes the records that have these values, or of --accept all; --reject NO,... keeps the values
      --json

  mapwright scan --codes FILE --in DIR          finds codes in the documents of a folder: PDF, workbooks and texts
      --in            a folder, s3://BUCKET/PREFIX (s3:// alone: the pipeline's bucket), or drive:ID of a Google Drive folder, or its address
      --codes         a text with a code a line, or FILE:COLUMN of a table (header, or number from 1)
      --no-subfolders only what lies in the folder itself
      --match-case    HOLE-1 is not hole-1; --match-separators: HOLE-1 is not HOLE 1
      --out FILE      writes the Excel report there; a file that is there is left alone
      --json          one JSON object a match, then a document that cannot be read, the scan as the last
      --textract      tells how many scanned pages there are and what Amazon Textract costs for them; --yes has them read,
                      up to --textract-limit USD. Of a scan that is done, too, with --resume ID
      --resume ID     goes on with a scan that was paused, here or in the app. Ctrl-C pauses; nothing is done twice
      --on-aws        the pipeline of the settings searches: documents are sent to S3 or copied within it, matches come
                      here. Ctrl-C leaves it going there; --resume comes back to it. Not for Google Drive

  mapwright jobs                                what this machine takes into its leads, and what runs in the pipelines of
                      the settings, newest first (exit code 1 where something is stuck, failed or held back)
      --place PLACE   of one of them: desk (this machine), folder or aws; --find WORDS in file, person, pack or id
      --state STATE   running, waiting, stuck, failed, quarantined or done; may stand several times
      --json          one JSON object a job
      jobs show JOB          one job with all that happened to it; the beginning of an id will do
      jobs retry JOB         sends through again what failed or is stuck
      jobs stop JOB          breaks off what this machine takes in; what is in stays, and retry goes on
      jobs force JOB         ends a run, or taking in its leads, without what is missing
          --file NAME --reason TEXT   the name of its file, typed, and why; it stays with the run
      jobs late JOB          what came after that and is counted nowhere: --take takes it in, --drop throws it away

  mapwright packs                               the target schemas: those of the app and those made here
      packs show ID          the fields and rules of one
      packs check FILE       what is wrong with a pack, every place of it; exit code 1 where something is
      packs import FILE      reads a pack, JSON Schema, OpenAPI, Table Schema, CSVW, SQL, data dictionary or header
          --as ID            under another id; where that is a pack made here, as its next version
          --yes              saves it; without, it is only shown
      packs export ID        the pack as JSON
      --json                 one JSON object a pack

  mapwright mappings                            the approved mappings, the latest approval first; --pack ID of one pack
      mappings versions ID   who approved what, when, and why
      mappings export ID     a version, whole, as JSON; --version N another one than the latest
          --as csv           instead: the crosswalk, a row a field and a row a spelling; --as xlsx a workbook
          --out PATH         to a file or into a folder instead of standard output
      mappings import FILE   what such a JSON would become here, and whether it is as it was approved
          --yes --reason WHY takes it over as the next version for its layout
      mappings verify [ID]   checks the hashes of all versions; exit code 1 where one does not fit
      --json                 one JSON object a mapping or version

  mapwright memory                              what approvals say of headers, by sender, the latest first
      memory forget ID...    takes entries their say in proposals; the approved mappings stay as they are
      memory restore ID...   gives it back; the beginning of an id will do
      --pack ID              of one pack
      --json                 one JSON object an entry

  mapwright llm ledger                          what was sent to a language model, newest first
      --json          one JSON object an entry, with the request and the answer word for word

  mapwright serve                               the app, in a browser on this machine
      --port N        a fixed port instead of a free one

  mapwright pipeline DIR                        works off a folder as the cloud does a bucket: files put into DIR/raw are
                      read, and run where a mapping is approved for their layout; others wait, and go on by
                      themselves once one is approved. Outputs go to DIR/processed and DIR/validation-reports, held back
                      ones to DIR/quarantine, a copy of each original to DIR/archive. The same file in DIR/raw-test is
                      held against it in DIR/validation-reports/comparison
      --once          ends when all that is there is done (exit code 1 where a file waits, fails or is held back)
      --outputs LIST  as of run
      --json          one JSON object a file that has ended or waits
                      Stopped or killed, it goes on from there when it is started again

  mapwright --version
  mapwright --help

Of an archive (zip, gz) every file in it is taken for itself: analyze, propose and run answer once for each, and say
on standard error what is no table.
With several files the rest goes on when one fails; the exit code is the highest of them.
A header without rows is shown, and is a problem with the data.
run and history work beside the open app, which shows such runs when it lists them next.
The data folder is that of the desktop app; MAPWRIGHT_DATA names another one.
Exit codes: 0 done, 1 a problem with the data, 2 wrong usage, 3 a problem with this machine.
`;
