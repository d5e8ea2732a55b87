/* attune-search-plan.c: a query as a question to one of the index's tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-search-plan.h"

#include <math.h>

#include "attune-search-stop-words.h"

/* How well the forms of a word stand for it. */
#define WEIGHT_OF_COMPLETION 0.8
#define WEIGHT_OF_FORM 0.65

/* How many forms of a word, and how many words of a beginning, are asked for: each takes time in
 * every row that is looked at. */
#define MAX_FORMS 24
#define MAX_COMPLETIONS 96

/* The same among thousands of articles, where the most frequent of them have to do. */
#define MAX_FORMS_OF_MANY 12
#define MAX_COMPLETIONS_OF_MANY 32

/* There, what is begun with so few letters beside other words is not asked for yet; and where some
 * of the words will do, those that stand in every so many rows are left to the ranking. */
#define MIN_BEGINNING_OF_MANY 3
#define COMMON_SHARE 100
#define MAX_LAST_FORMS 8

/* A phrase is rarer than the rarest of its words; how much is not known. */
#define SHARE_OF_PHRASE 0.3

/* What words are looked for in. All that a row says of itself stands in its body, too; its title is
 * asked besides, for it counts more. */
#define OWN_COLUMNS "{title body}"
#define TITLE_COLUMN "{title}"
#define ALL_COLUMNS "{title body section}"

static gboolean
is_wanted (const AttuneSearchClause *clause)
{
  return !clause->is_excluded && !attune_search_is_stop_clause (clause);
}

/* Who asks in a sentence uses words that the answer need not have. */
static gboolean
is_question (guint n_telling, guint n_stops)
{
  return n_telling > 1 && n_stops > 1;
}

/**
 * attune_search_plan_can_reach:
 *
 * Returns: whether @reach is worth trying where what comes before it found nothing
 */
gboolean
attune_search_plan_can_reach (AttuneSearchQuery *query, AttuneSearchReach reach)
{
  guint n_clauses = 0, n_telling = 0, n_stops = 0;
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (query, &n_clauses);

  for (guint i = 0; i < n_clauses; i++)
    {
      n_telling += is_wanted (&clauses[i]);
      n_stops += attune_search_is_stop_clause (&clauses[i]);
    }

  switch (reach)
    {
    case ATTUNE_SEARCH_REACH_ALL:
      return n_telling + n_stops > 0;
    case ATTUNE_SEARCH_REACH_TELLING:
      return n_telling > 0 && n_stops > 0 && !is_question (n_telling, n_stops);
    case ATTUNE_SEARCH_REACH_AROUND:
      return n_telling > 1 && !is_question (n_telling, n_stops);
    case ATTUNE_SEARCH_REACH_ANY:
      return n_telling > 1;
    }

  g_return_val_if_reached (FALSE);
}

/* Whether rows of a kind are asked for what stands behind a field's name. */
static gboolean
fits (AttuneSearchField field, AttuneSearchKind kind)
{
  switch (field)
    {
    case ATTUNE_SEARCH_FIELD_ANY:
      return TRUE;
    case ATTUNE_SEARCH_FIELD_TITLE:
      return kind == ATTUNE_SEARCH_SECTION;
    case ATTUNE_SEARCH_FIELD_TERM:
      return kind == ATTUNE_SEARCH_TERM;
    case ATTUNE_SEARCH_FIELD_REFERENCE:
      return kind == ATTUNE_SEARCH_REFERENCE;
    case ATTUNE_SEARCH_FIELD_NOTE:
    case ATTUNE_SEARCH_FIELD_TAG:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

/* One of the things asked for, while it is written out */
typedef struct
{
  AttuneSearchPlan *plan;
  AttuneSearchVocabulary *vocabulary;
  guint clause;
  gboolean of_many; /* whether there are thousands of articles */
  guint64 count;    /* how often what is asked for occurs */
  gboolean begun;
} Writer;

static void
write_or (Writer *self)
{
  if (self->begun)
    g_string_append (self->plan->match, " OR ");
  self->begun = TRUE;
}

/* A folded word has letters and digits alone, so that nothing in it means anything to FTS5. */
static void
write_phrase (Writer *self,
              const AttuneSearchTerm *term,
              const char *last,
              gboolean as_prefix,
              double weight)
{
  const AttuneSearchRankedPhrase ranked = { .clause = self->clause, .weight = weight };

  write_or (self);
  g_string_append_c (self->plan->match, '"');
  for (guint i = 0; i + 1 < term->n_words; i++)
    g_string_append_printf (self->plan->match, "%s ", term->words[i].word);
  g_string_append_printf (self->plan->match, "%s\"%s", last, as_prefix ? " *" : "");
  g_array_append_val (self->plan->ranking.phrases, ranked);
}

static void
write_forms (Writer *self, const AttuneSearchTerm *term, guint max_forms)
{
  const char *word = term->words[term->n_words - 1].word;
  g_autoptr (GArray) forms = attune_search_vocabulary_list_forms (self->vocabulary, word);
  g_autoptr (GArray) completions = NULL;
  gboolean written = FALSE;

  for (guint i = 0; i < MIN (forms->len, max_forms); i++)
    {
      const AttuneSearchForm *form = &g_array_index (forms, AttuneSearchForm, i);
      gboolean exact = g_str_equal (form->word, word);

      if (term->is_prefix && !exact && g_str_has_prefix (form->word, word))
        continue;
      write_phrase (self, term, form->word, FALSE, exact ? 1.0 : WEIGHT_OF_FORM);
      self->count += form->count;
      written = TRUE;
    }

  if (term->is_prefix)
    completions = attune_search_vocabulary_list_prefixed (
        self->vocabulary, word, self->of_many ? MAX_COMPLETIONS_OF_MANY : MAX_COMPLETIONS);
  for (guint i = 0; completions != NULL && i < completions->len; i++)
    {
      const AttuneSearchForm *form = &g_array_index (completions, AttuneSearchForm, i);

      if (g_str_equal (form->word, word))
        continue;
      write_phrase (self, term, form->word, FALSE, WEIGHT_OF_COMPLETION);
      self->count += form->count;
      written = TRUE;
    }

  if (!written)
    write_phrase (self, term, word, FALSE, 1.0);
}

static void
write_side_by_side (Writer *self, const AttuneSearchTerm *term)
{
  const char *last = term->words[term->n_words - 1].word;
  guint64 rarest = G_MAXUINT64, before = self->count;

  for (guint i = 0; i < term->n_words; i++)
    {
      const AttuneSearchForm *form = attune_search_vocabulary_lookup (self->vocabulary,
                                                                      term->words[i].word);

      rarest = MIN (rarest, form != NULL ? form->count : 1);
    }

  if (term->is_prefix || term->is_quoted)
    write_phrase (self, term, last, term->is_prefix, 1.0);
  else
    write_forms (self, term, MAX_LAST_FORMS);
  self->count = before + (guint64) ((double) rarest * SHARE_OF_PHRASE);
}

static gboolean
write_clause (Writer *self, const AttuneSearchClause *clause, AttuneSearchKind kind)
{
  for (guint i = 0; i < clause->n_terms; i++)
    {
      const AttuneSearchTerm *term = &clause->terms[i];

      if (!fits (term->field, kind))
        continue;
      if (term->field == ATTUNE_SEARCH_FIELD_TERM)
        {
          write_or (self);
          g_string_append (self->plan->match, TITLE_COLUMN " : (");
          self->begun = FALSE;
        }

      if (term->n_words > 1)
        write_side_by_side (self, term);
      else if (term->is_quoted)
        {
          const AttuneSearchForm *form = attune_search_vocabulary_lookup (self->vocabulary,
                                                                          term->words[0].word);

          write_phrase (self, term, term->words[0].word, term->is_prefix, 1.0);
          self->count += form != NULL ? form->count : 0;
        }
      else
        write_forms (self, term, self->of_many ? MAX_FORMS_OF_MANY : MAX_FORMS);

      if (term->field == ATTUNE_SEARCH_FIELD_TERM)
        g_string_append_c (self->plan->match, ')');
      self->begun = TRUE;
    }

  return self->begun;
}

/* The inverse document frequency of BM25, of occurrences instead of documents: it is known at once,
 * and few paragraphs say a word often. */
static double
get_rarity (guint64 count, guint n_rows)
{
  double n = MIN ((double) count, n_rows);

  return log (1.0 + (n_rows - n + 0.5) / (n + 0.5));
}

static void
plan_init (AttuneSearchPlan *self)
{
  self->ranking.phrases = g_array_new (FALSE, FALSE, sizeof (AttuneSearchRankedPhrase));
  self->ranking.rarities = g_array_new (FALSE, FALSE, sizeof (double));
  self->match = g_string_new (NULL);
}

/* How often what a clause asks for occurs, found by writing it out for nobody */
static guint64
count_clause (const AttuneSearchClause *clause,
              AttuneSearchVocabulary *vocabulary,
              AttuneSearchKind kind)
{
  g_auto (AttuneSearchPlan) plan = { 0 };
  Writer writer = { .plan = &plan, .vocabulary = vocabulary, .of_many = TRUE };

  plan_init (&plan);

  return write_clause (&writer, clause, kind) ? writer.count : G_MAXUINT64;
}

/* What is asked for of the rows, as numbers of clauses */
static GArray *
list_wanted (AttuneSearchQuery *query, AttuneSearchReach reach, gboolean of_many)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_clauses = 0;
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (query, &n_clauses);

  for (guint i = 0; i < n_clauses; i++)
    if (!clauses[i].is_excluded &&
        (reach == ATTUNE_SEARCH_REACH_ALL || !attune_search_is_stop_clause (&clauses[i])))
      g_array_append_val (wanted, i);

  if (of_many && wanted->len > 1)
    {
      const AttuneSearchTerm *last =
          &clauses[g_array_index (wanted, guint, wanted->len - 1)].terms[0];

      if (last->is_prefix && last->n_words == 1 && !last->is_quoted &&
          g_utf8_strlen (last->words[0].word, -1) < MIN_BEGINNING_OF_MANY)
        g_array_set_size (wanted, wanted->len - 1);
    }

  return wanted;
}

/* Leaves the rare words, and at least the rarest. */
static void
drop_common (GArray *wanted,
             AttuneSearchQuery *query,
             AttuneSearchVocabulary *vocabulary,
             guint n_rows,
             AttuneSearchKind kind)
{
  guint n_clauses = 0, rarest = 0, n = 0;
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (query, &n_clauses);
  guint64 least = G_MAXUINT64;

  for (guint i = 0; i < wanted->len; i++)
    {
      guint clause = g_array_index (wanted, guint, i);
      guint64 count = count_clause (&clauses[clause], vocabulary, kind);

      if (count < least)
        {
          least = count;
          rarest = clause;
        }
      if (count < n_rows / COMMON_SHARE)
        g_array_index (wanted, guint, n++) = clause;
    }
  if (n == 0)
    g_array_index (wanted, guint, n++) = rarest;
  g_array_set_size (wanted, n);
}

static gboolean
write_wanted (AttuneSearchPlan *self,
              AttuneSearchQuery *query,
              AttuneSearchVocabulary *vocabulary,
              guint n_rows,
              AttuneSearchKind kind,
              AttuneSearchReach reach)
{
  guint n_clauses = 0;
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (query, &n_clauses);
  gboolean any = reach == ATTUNE_SEARCH_REACH_ANY;
  gboolean of_many = n_rows > ATTUNE_SEARCH_MANY_ROWS;
  g_autoptr (GArray) wanted = list_wanted (query, reach, of_many);

  if (any && of_many)
    drop_common (wanted, query, vocabulary, n_rows, kind);

  for (guint i = 0; i < wanted->len; i++)
    {
      Writer writer = { .plan = self, .vocabulary = vocabulary, .of_many = of_many };
      gsize length = self->match->len;
      double rarity = 0;

      writer.clause = self->ranking.rarities->len;
      if (writer.clause > 0)
        g_string_append (self->match, any ? " OR (" : " AND (");
      else
        g_string_append_c (self->match, '(');
      if (!write_clause (&writer, &clauses[g_array_index (wanted, guint, i)], kind))
        {
          if (!any)
            return FALSE;
          g_string_truncate (self->match, length);
          continue;
        }
      g_string_append_c (self->match, ')');
      rarity = get_rarity (writer.count, n_rows);
      g_array_append_val (self->ranking.rarities, rarity);
    }

  return self->ranking.rarities->len > 0;
}

static void
write_excluded (AttuneSearchPlan *self,
                AttuneSearchQuery *query,
                AttuneSearchVocabulary *vocabulary,
                AttuneSearchKind kind)
{
  guint n_clauses = 0;
  const AttuneSearchClause *clauses = attune_search_query_get_clauses (query, &n_clauses);

  for (guint i = 0; i < n_clauses; i++)
    {
      Writer writer = { .plan = self, .vocabulary = vocabulary, .clause = G_MAXUINT };
      gsize length = self->match->len;

      if (!clauses[i].is_excluded)
        continue;
      g_string_append (self->match, " NOT " OWN_COLUMNS " : (");
      if (write_clause (&writer, &clauses[i], kind))
        g_string_append_c (self->match, ')');
      else
        g_string_truncate (self->match, length);
    }
}

/**
 * attune_search_plan_init:
 * @query: what is asked for
 * @vocabulary: the words that there are
 * @n_rows: how many rows the index has, of all kinds
 * @kind: what is to be found
 * @reach: how much of what is asked for it must have
 *
 * Writes a query out for a table.
 *
 * Returns: whether anything of that kind can be found; the plan is to be cleared in any case
 */
gboolean
attune_search_plan_init (AttuneSearchPlan *self,
                         AttuneSearchQuery *query,
                         AttuneSearchVocabulary *vocabulary,
                         guint n_rows,
                         AttuneSearchKind kind,
                         AttuneSearchReach reach)
{
  plan_init (self);
  self->ranking.coverage = reach == ATTUNE_SEARCH_REACH_ANY;
  g_string_append (self->match, reach < ATTUNE_SEARCH_REACH_AROUND ? "(" OWN_COLUMNS " : ("
                                                                   : "(" ALL_COLUMNS " : (");
  if (!write_wanted (self, query, vocabulary, n_rows, kind, reach))
    return FALSE;
  g_string_append (self->match, "))");
  write_excluded (self, query, vocabulary, kind);

  return TRUE;
}

void
attune_search_plan_clear (AttuneSearchPlan *self)
{
  g_clear_pointer (&self->ranking.phrases, g_array_unref);
  g_clear_pointer (&self->ranking.rarities, g_array_unref);
  if (self->match != NULL)
    g_string_free (g_steal_pointer (&self->match), TRUE);
}
