/* attune-apparatus-parser.c: references and terms, from JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-apparatus-parser.h"

#include <glib/gi18n-lib.h>

#include "attune-plain-text.h"
#include "attune-reference-parser.h"
#include "attune-term.h"

static gboolean
read_references (AttuneArticleDraft *draft, JsonObject *article)
{
  AttuneJsonReader *json = &draft->json;
  GHashTable *references = draft->data->references;
  JsonArray *array = NULL;
  gsize length = 0;

  if (!attune_json_want_array (json, article, "references", ATTUNE_JSON_OPTIONAL, &array))
    return FALSE;

  length = attune_json_enter (json, "references");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize element = attune_json_enter_element (json, i);
      JsonNode *node = json_array_get_element (array, i);
      AttuneReference *reference = attune_reference_parser_read (json, node, references);

      if (reference == NULL)
        return FALSE;
      attune_json_leave (json, element);
      g_hash_table_insert (references, (char *) attune_reference_get_id (reference), reference);
    }
  attune_json_leave (json, length);

  return TRUE;
}

/* The first pass over the terms: their ids, and nothing behind them yet. They are borrowed from
 * the JSON, which outlives the draft. */
static gboolean
read_term_ids (AttuneArticleDraft *draft, JsonArray *terms)
{
  AttuneJsonReader *json = &draft->json;
  gsize length = attune_json_enter (json, "terms");

  for (guint i = 0; i < json_array_get_length (terms); i++)
    {
      gsize element = attune_json_enter_element (json, i);
      JsonObject *object = NULL;
      const char *id = NULL;

      if (!attune_json_want_object (json, json_array_get_element (terms, i), &object) ||
          !attune_json_want_id (json, object, draft->term_ids, &id))
        return FALSE;
      attune_json_leave (json, element);
      g_hash_table_add (draft->term_ids, (char *) id);
    }
  attune_json_leave (json, length);

  return TRUE;
}

static GStrv
read_see (AttuneArticleDraft *draft, JsonObject *object)
{
  AttuneJsonReader *json = &draft->json;
  g_autoptr (GStrvBuilder) see = g_strv_builder_new ();
  JsonArray *array = NULL;
  gsize length = 0;

  if (!attune_json_want_array (json, object, "see", ATTUNE_JSON_OPTIONAL, &array))
    return NULL;

  length = attune_json_enter (json, "see");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize element = attune_json_enter_element (json, i);
      const char *id = NULL;

      if (!attune_json_want_node_string (json, json_array_get_element (array, i), &id))
        return NULL;
      if (!g_hash_table_contains (draft->term_ids, id))
        {
          attune_json_fail (json, ATTUNE_ARTICLE_ERROR_DANGLING, "unknown term \"%s\"", id);
          return NULL;
        }
      attune_json_leave (json, element);
      g_strv_builder_add (see, id);
    }
  attune_json_leave (json, length);

  return g_strv_builder_end (see);
}

static AttuneTerm *
read_term (AttuneArticleDraft *draft, JsonObject *object)
{
  AttuneJsonReader *json = &draft->json;
  g_autoptr (AttuneText) definition = NULL;
  g_autofree char *title = NULL;
  g_auto (GStrv) see = NULL;
  const char *id = NULL, *markup = NULL;
  gsize length = 0;

  if (!attune_json_want_id (json, object, NULL, &id) ||
      !attune_json_want_plain (json, object, "title", ATTUNE_JSON_REQUIRED, &title) ||
      !attune_json_want_string (json, object, "definition", ATTUNE_JSON_REQUIRED, &markup))
    return NULL;

  length = attune_json_enter (json, "definition");
  definition = attune_article_draft_read_markup (draft, markup);
  if (definition == NULL)
    return NULL;
  attune_json_leave (json, length);

  see = read_see (draft, object);
  if (see == NULL)
    return NULL;

  return attune_term_new (id, title, definition, (const char *const *) see);
}

static gboolean
read_terms (AttuneArticleDraft *draft, JsonArray *terms)
{
  gsize length = attune_json_enter (&draft->json, "terms");

  for (guint i = 0; i < json_array_get_length (terms); i++)
    {
      gsize element = attune_json_enter_element (&draft->json, i);
      AttuneTerm *term = read_term (draft, json_array_get_object_element (terms, i));

      if (term == NULL)
        return FALSE;
      attune_json_leave (&draft->json, element);
      g_hash_table_insert (draft->data->terms, (char *) attune_term_get_id (term), term);
    }
  attune_json_leave (&draft->json, length);

  return TRUE;
}

/**
 * attune_apparatus_parser_read:
 * @draft: at the article
 * @article: the article
 *
 * Reads the references and the terms. Their ids are needed before the text that uses them can be
 * read.
 *
 * Returns: whether they could be read
 */
gboolean
attune_apparatus_parser_read (AttuneArticleDraft *draft, JsonObject *article)
{
  JsonArray *terms = NULL;

  if (!read_references (draft, article) ||
      !attune_json_want_array (&draft->json, article, "terms", ATTUNE_JSON_OPTIONAL, &terms))
    return FALSE;

  return terms == NULL || (read_term_ids (draft, terms) && read_terms (draft, terms));
}

/* The two sections made from them */

typedef struct
{
  AttuneTerm *term; /* unowned */
  char *key;
} Entry;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  int order = strcmp (x->key, y->key);

  return order != 0 ? order : strcmp (attune_term_get_id (x->term), attune_term_get_id (y->term));
}

static int
compare_references (gconstpointer a, gconstpointer b)
{
  AttuneReference *x = *(AttuneReference *const *) a, *y = *(AttuneReference *const *) b;
  int order = strcmp (attune_reference_get_sort_key (x), attune_reference_get_sort_key (y));

  return order != 0 ? order : strcmp (attune_reference_get_id (x), attune_reference_get_id (y));
}

static AttuneText *
see_also (AttuneArticleDraft *draft, const char *const *see)
{
  g_autoptr (AttuneTextBuilder) builder = attune_text_builder_new ();

  /* Translators: stands before related terms in the glossary */
  attune_text_builder_append (builder, _ ("See also: "));
  for (guint i = 0; see[i] != NULL; i++)
    {
      AttuneTerm *term = g_hash_table_lookup (draft->data->terms, see[i]);
      guint span = 0;

      if (i > 0)
        attune_text_builder_append (builder, ", ");
      span = attune_text_builder_begin_span (builder, ATTUNE_SPAN_TERM, see[i]);
      attune_text_builder_append (builder, attune_term_get_title (term));
      attune_text_builder_end_span (builder, span);
    }

  return attune_text_builder_end (builder);
}

static void
add_definition (AttuneArticleDraft *draft, AttuneTerm *term)
{
  const char *const *see = attune_term_get_see (term);
  g_autofree char *id = g_strconcat ("term/", attune_term_get_id (term), NULL);
  AttuneBlock *block = attune_block_new (ATTUNE_BLOCK_DEFINITION, id);

  attune_block_append_plain (block, ATTUNE_LINE_TERM, attune_term_get_title (term));
  attune_block_append_line (block, (AttuneLine) { .role = ATTUNE_LINE_TEXT },
                            attune_term_get_definition (term));
  if (see != NULL && *see != NULL)
    {
      g_autoptr (AttuneText) text = see_also (draft, see);

      attune_block_append_line (block, (AttuneLine) { .role = ATTUNE_LINE_SEE }, text);
    }
  attune_article_draft_add_block (draft, block, 0);
}

static void
add_glossary (AttuneArticleDraft *draft)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  AttuneSection *section = NULL;
  GHashTableIter iter;
  gpointer term = NULL;

  if (g_hash_table_size (draft->data->terms) == 0)
    return;

  g_array_set_clear_func (entries, entry_clear);
  g_hash_table_iter_init (&iter, draft->data->terms);
  while (g_hash_table_iter_next (&iter, NULL, &term))
    {
      Entry entry = { term, attune_plain_text_sort_key (attune_term_get_title (term)) };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);

  section = attune_article_draft_begin_section (draft, "glossary", _ ("Glossary"),
                                                ATTUNE_SECTION_GLOSSARY, NULL);
  for (guint i = 0; i < entries->len; i++)
    add_definition (draft, g_array_index (entries, Entry, i).term);
  attune_article_draft_end_section (draft, section);
}

static void
add_references (AttuneArticleDraft *draft)
{
  g_autoptr (GPtrArray) references = g_hash_table_get_values_as_ptr_array (draft->data->references);
  AttuneSection *section = NULL;

  if (references->len == 0)
    return;

  g_ptr_array_sort (references, compare_references);
  section = attune_article_draft_begin_section (draft, "references", _ ("References"),
                                                ATTUNE_SECTION_REFERENCES, NULL);
  for (guint i = 0; i < references->len; i++)
    {
      AttuneReference *reference = g_ptr_array_index (references, i);
      g_autofree char *id = g_strconcat ("ref/", attune_reference_get_id (reference), NULL);
      AttuneBlock *block = attune_block_new (ATTUNE_BLOCK_REFERENCE, id);

      attune_block_append_line (block, (AttuneLine) { .role = ATTUNE_LINE_WORK },
                                attune_reference_get_citation (reference));
      attune_article_draft_add_block (draft, block, 0);
    }
  attune_article_draft_end_section (draft, section);
}

/**
 * attune_apparatus_parser_add_sections:
 *
 * Adds the sections that are made from the terms and the references, where there are any.
 */
void
attune_apparatus_parser_add_sections (AttuneArticleDraft *draft)
{
  add_glossary (draft);
  add_references (draft);
}
