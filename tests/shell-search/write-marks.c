/* write-marks.c: a note and a bookmark in the reader's own notebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * write-marks ARTICLE.json WORDS
 *
 * For the test that they are not shown: both say WORDS. The notebook is the one in XDG_DATA_HOME.
 */

#include "config.h"

#include "attune-notebook.h"

static gboolean
commit (AttuneNotebook *notebook, AttuneEdit *edit, GError **error)
{
  attune_notebook_commit_async (notebook, edit, NULL, NULL);
  if (!attune_notebook_flush (notebook, error))
    return FALSE;
  /* The end of the edit is told later; until then it keeps the file open. */
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return TRUE;
}

static gboolean
write_marks (AttuneNotebook *notebook, AttuneArticle *article, const char *words, GError **error)
{
  const AttuneBlock *block = attune_article_get_block (article, 1);
  g_autoptr (AttunePlace)
      place = attune_place_new (attune_article_get_id (article), attune_block_get_id (block));
  g_autoptr (AttunePlace) range = attune_place_new_range (attune_article_get_id (article),
                                                          attune_block_get_id (block), 0, 5);
  g_autoptr (AttuneMark) note = attune_mark_new_note (article, range, words);
  g_autoptr (AttuneMark) bookmark = attune_mark_new_bookmark (article, place);
  g_autoptr (AttuneEdit) adding = attune_edit_new ();
  g_autoptr (AttuneEdit) naming = attune_edit_new ();

  attune_edit_add (adding, note);
  attune_edit_add (adding, bookmark);
  attune_edit_set_name (naming, bookmark, words);

  return commit (notebook, adding, error) && commit (notebook, naming, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (AttuneArticle) article = NULL;
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    {
      g_printerr ("usage: write-marks ARTICLE.json WORDS\n");
      return 2;
    }

  file = g_file_new_for_path (argv[1]);
  article = attune_article_new_from_file (file, &error);
  if (article != NULL)
    {
      notebook = attune_notebook_open (NULL);
      write_marks (notebook, article, argv[2], &error);
    }
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
