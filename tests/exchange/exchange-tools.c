/* exchange-tools.c: marks to be exported and imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange-tools.h"

/* Words that some kind of file takes for its own. None is empty, and each has a letter. */
const char *const exchange_nasty[] = {
  "=cmd|' /C calc'!A0",
  "+1+cmd",
  "-2+cmd",
  "@SUM(A1:A9)",
  "  =HYPERLINK(\"http://x.invalid\")",
  "\tTab first",
  "\r\nline break first",
  "＝full width",
  "a \"quoted\" word, a comma; a semicolon",
  "line one\nline two\n\n    line four is indented\n- a dash\n1. a number\n# a heading",
  "</script><script>alert(1)</script>",
  "]]> <!-- comment --> <![CDATA[x]]>",
  "<img src=x onerror=alert(1)> &amp; &lt;b&gt; &#0;",
  "' onmouseover='x' \" onmouseover=\"x",
  "*bold* _em_ `code` [link](javascript:x) ![i](y) ~~s~~ | t | \\ back",
  "http://x.invalid and https://y.invalid",
  "U+2028 \xe2\x80\xa8 U+2029 \xe2\x80\xa9 NEL \xc2\x85 end",
  "emoji 👩‍👧 🙂 flags 🇩🇪🇫🇷 skin 👍🏽",
  "שלום עולם and سلام with \xe2\x80\xaeoverride\xe2\x80\xac",
  "decomposed cafe\xcc\x81 o\xcc\xb8, zero\xe2\x80\x8bwidth",
  "bell \a escape \x1b[31m delete \x7f c1 \xc2\x9b noncharacter \xef\xbf\xbe",
  "{\"json\": [1, null], \"\\u0000\": \"\\\\u0000\"}",
  "#countertransference and #Übertragung, #a-b_c; not #3",
  "%s %n %d %1$s",
  "trailing spaces   ",
  "\\",
};
const guint exchange_n_nasty = G_N_ELEMENTS (exchange_nasty);

AttuneLibrary *
exchange_open_library (void)
{
  AttuneLibrary *library = attune_library_new ();
  g_autoptr (AttuneArticle) article = tools_load_article ();

  attune_library_add (library, article);

  return library;
}

/* (transfer none) */
AttuneArticle *
exchange_get_article (AttuneLibrary *library)
{
  return attune_library_lookup (library, "small");
}

/* Some words: nasty ones, or many. */
static char *
make_words (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 100) == 0 ? 2000 : g_test_rand_int_range (1, 4);

  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (words, g_test_rand_bit () ? '\n' : ' ');
      g_string_append (words, exchange_nasty[g_test_rand_int_range (0, (int) exchange_n_nasty)]);
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static AttunePlace *
make_place (AttuneArticle *article)
{
  guint n_blocks = attune_article_get_n_blocks (article);
  const AttuneBlock *block = attune_article_get_block (
      article, (guint) g_test_rand_int_range (0, (int) n_blocks));
  int length = (int) attune_text_get_length (attune_block_get_text (block));
  int start = g_test_rand_int_range (0, length + 1);

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      return attune_place_new ("small", NULL);
    case 1:
      return attune_place_new ("small", attune_block_get_id (block));
    default:
      return attune_place_new_range ("small", attune_block_get_id (block), (guint) start,
                                     (guint) g_test_rand_int_range (start, length + 1));
    }
}

/* A mark as chance has it: with or without a name and a note, found or lost. */
AttuneMarkRecord *
exchange_make_record (AttuneArticle *article, AttuneMarkType type)
{
  static const char *const kinds[] = { "theory", "evidence", "technique", "question", "disagree" };
  g_autoptr (AttunePlace) place = make_place (article);
  AttuneMarkRecord *record = attune_mark_record_new (type, place);

  attune_mark_record_take_quote (record, article);
  if (g_test_rand_int_range (0, 4) == 0)
    {
      g_autoptr (AttunePlace)
          gone = attune_place_new_range ("small", "gone", 7, (guint) g_test_rand_int_range (7, 99));

      attune_mark_record_set_place (record, gone);
      g_set_str (&record->revision, "0123456789abcdef");
      g_free (record->quote.exact);
      record->quote.exact = make_words ();
    }
  if (g_test_rand_bit () || type == ATTUNE_MARK_NOTE)
    {
      g_free (record->note);
      record->note = make_words ();
    }
  if (g_test_rand_bit ())
    {
      g_free (record->name);
      record->name = make_words ();
    }
  if (type == ATTUNE_MARK_HIGHLIGHT)
    record->kind = g_strdup (kinds[g_test_rand_int_range (0, (int) G_N_ELEMENTS (kinds))]);
  record->rank = g_test_rand_double () * 1e13 - 1e12;
  record->created = (gint64) (g_test_rand_double () * 4e12) - 1000000000000;
  record->modified = record->created + g_test_rand_int_range (0, 100000000);

  return record;
}

void
exchange_add_record (AttuneNotebook *notebook, AttuneMarkRecord *record)
{
  g_autoptr (AttuneMark) mark = attune_mark_new (record);
  g_autoptr (GError) error = NULL;

  tools_add (notebook, mark, &error);
  g_assert_no_error (error);
}

void
exchange_put_kind (AttuneNotebook *notebook,
                   const char *id,
                   const char *name,
                   AttuneHue hue,
                   AttunePattern pattern,
                   double rank)
{
  g_autoptr (AttuneKind) kind = attune_kind_new (id, name, hue, pattern, rank);
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (GError) error = NULL;

  attune_edit_put_kind (edit, kind);
  tools_commit (notebook, edit, &error);
  g_assert_no_error (error);
}

/* Random marks, in one transaction. */
void
exchange_fill (AttuneNotebook *notebook, AttuneArticle *article, guint n_marks)
{
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_marks; i++)
    {
      g_autoptr (AttuneMarkRecord) record = exchange_make_record (article, i % 3);
      g_autoptr (AttuneMark) mark = attune_mark_new (record);

      attune_edit_add (edit, mark);
    }
  tools_commit (notebook, edit, &error);
  g_assert_no_error (error);
}

AttuneExport *
exchange_export_all (AttuneNotebook *notebook, AttuneLibrary *library, gboolean with_notes)
{
  g_autoptr (GPtrArray) marks = attune_export_dup_all (attune_notebook_get_marks (notebook));

  return attune_export_new (library, marks, attune_notebook_get_kinds (notebook), with_notes);
}

char *
exchange_write (AttuneExport *export, AttuneExportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = attune_export_to_bytes (export, format, &error);
  gsize size = 0;
  const char *data = NULL;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  g_assert_true (g_utf8_validate_len (data, size, NULL));

  return g_strndup (data, size);
}

AttuneImport *
exchange_import (AttuneNotebook *notebook,
                 AttuneLibrary *library,
                 const char *contents,
                 GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (contents, strlen (contents));

  return attune_import_read (bytes, library, attune_notebook_get_marks (notebook),
                             attune_notebook_get_kinds (notebook), error);
}

void
exchange_commit (AttuneNotebook *notebook, AttuneImport *import, AttuneImportPolicy policy)
{
  g_autoptr (AttuneEdit) edit = attune_import_to_edit (import, policy);
  g_autoptr (GError) error = NULL;

  tools_commit (notebook, edit, &error);
  g_assert_no_error (error);
}
