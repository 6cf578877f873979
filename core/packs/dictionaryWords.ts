/** What a column of a data dictionary says of a field. */
export type Role =
  | 'name'
  | 'label'
  | 'type'
  | 'description'
  | 'required'
  | 'nullable'
  | 'allowed'
  | 'maxLength'
  | 'example'
  | 'synonyms'
  | 'format'
  | 'unit'
  | 'group'
  | 'standard';

/** Headings as people write them, in bare form, by what they say. */
const words: Readonly<Record<Role, string>> = {
  name: 'name field fieldname column columnname variable variablename attribute attributename element elementname dataelement dataelementname property propertyname technicalname systemname physicalname key id code targetfield feld feldname spalte spaltenname variablenname attributname merkmal technischername champ nomduchamp nomchamp colonne nomcolonne variablenom campo nombrecampo nombredelcampo columna nombrecolumna nomecampo nomedelcampo colonna coluna nomedocampo veld veldnaam kolom kolomnaam kenmerk',
  label:
    'label title displayname businessname caption longname friendlyname header heading bezeichnung anzeigename titel langname beschriftung feldbezeichnung libelle intitule etiqueta titulo etichetta titolo rotulo weergavenaam omschrijvingkort',
  type: 'type datatype fieldtype columntype kind typ datentyp feldtyp spaltentyp formattyp typededonnees typedonnees tipo tipodedato tipodato tipodedatos tipodidato tipodedados gegevenstype datatypeformat',
  description:
    'description definition meaning notes note comment comments explanation details about businessdefinition beschreibung bedeutung erlauterung erlaeuterung hinweis hinweise bemerkung kommentar erklarung erklaerung descriptionduchamp definitiondelchamp commentaire remarque descripcion definicion comentario observaciones descrizione definizione commento descricao definicao omschrijving toelichting definitie',
  required:
    'required mandatory isrequired ismandatory obligation must requiredfield mandatoryfield usage cardinality presence pflicht pflichtfeld muss mussfeld erforderlich obligatorisch kardinalitat kardinalitaet obligatoire requis obligatorio requerido obbligatorio richiesto obrigatorio verplicht',
  nullable: 'nullable null isnullable optional allownull allownulls nullallowed leererlaubt darfleersein',
  allowed:
    'allowedvalues values validvalues permittedvalues permissiblevalues acceptedvalues enum enumeration codelist codes options choices domain valueset picklist lookup erlaubtewerte zulassigewerte zulaessigewerte werte werteliste wertebereich auspragungen auspraegungen codeliste schlussel schluessel valeurs valeurspossibles valeursautorisees valorespermitidos valores valoriammessi valori valorespossiveis toegestanewaarden waarden',
  maxLength:
    'maxlength maximumlength length size fieldlength columnlength len maxlen characters lange laenge maxlange maxlaenge feldlange feldlaenge maximalelange maximalelaenge zeichen longueur longueurmax taille longitud longitudmaxima tamano lunghezza comprimento tamanho lengte maximalelengte',
  example:
    'example examples sample samplevalue samplevalues examplevalue eg beispiel beispiele beispielwert musterwert exemple exemples ejemplo ejemplos esempio esempi exemplo exemplos voorbeeld voorbeelden',
  synonyms:
    'synonyms synonym aliases alias alsoknownas aka othernames sourcenames sourcefield sourcefields alternativenames synonyme aliasnamen quellfeld quellspalte synonymes sinonimos sinonimi synoniemen',
  format: 'format dataformat mask pattern datumsformat muster maske formato formaat dateformat',
  unit: 'unit units uom unitofmeasure measure einheit masseinheit unite unidad unidades unita unidade eenheid',
  group:
    'group section category entity table object segment gruppe abschnitt kategorie groupe grupo seccion gruppo sezione groep',
  standard: 'standard reference xref standardreference standardelement norm referenz',
};

/** What a heading says, by its bare form. */
export const dictionaryRoles: ReadonlyMap<string, Role> = new Map(
  (Object.entries(words) as [Role, string][]).flatMap(([role, list]) =>
    list.split(' ').map((word) => [word, role] as const),
  ),
);
