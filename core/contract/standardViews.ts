export type {
  DeadValueView,
  FieldValue,
  RecordSuggestion,
  StandardField,
  StandardJobView,
  StandardPlan,
  StandardProgress,
  SuggestionId,
  SuggestionState,
  SuggestionView,
} from '../model/standardising.ts';
