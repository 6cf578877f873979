export type {
  DeadValueView,
  FieldValue,
  RecordSuggestion,
  StandardField,
  StandardJobView,
  StandardOverview,
  StandardPlan,
  StandardProgress,
  SuggestionId,
  SuggestionState,
  SuggestionView,
} from '../model/standardising.ts';
