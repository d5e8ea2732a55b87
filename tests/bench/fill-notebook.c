/* fill-notebook.c: a notebook with many marks, for measuring
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fill-notebook ARTICLE.json NOTEBOOK.db NUMBER
 */

#include "config.h"

#include <stdlib.h>

#include "attune-notebook.h"

#define SEED 20

static const char *const kinds[] = { "theory", "evidence", "technique", "question", "disagree" };
static const char *const notes[] = {
  "Ask about this in supervision. #supervision",
  "Compare with what was said about repair, and with the case from last week.",
  "#countertransference: what did I feel here?",
  "Good words for a first session.",
};

static AttuneMark *
make_mark (AttuneArticle *article, GRand *random)
{
  while (TRUE)
    {
      guint index = (guint) g_rand_int_range (random, 0,
                                              (gint32) attune_article_get_n_blocks (article));
      const AttuneBlock *block = attune_article_get_block (article, index);
      gint32 length = (gint32) attune_text_get_length (attune_block_get_text (block));
      guint start = 0, end = 0;
      g_autoptr (AttunePlace) place = NULL;

      if (length < 20)
        continue;
      start = (guint) g_rand_int_range (random, 0, length - 10);
      end = start + (guint) g_rand_int_range (random, 5, MIN (120, length - (gint32) start));
      place = attune_place_new_range (attune_article_get_id (article), attune_block_get_id (block),
                                      start, end);
      if (g_rand_boolean (random))
        return attune_mark_new_note (article, place,
                                     notes[g_rand_int_range (random, 0, G_N_ELEMENTS (notes))]);

      return attune_mark_new_highlight (article, place,
                                        kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))]);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (AttuneArticle) article = NULL;
  g_autoptr (AttuneNotebook) notebook = NULL;
  g_autoptr (AttuneEdit) edit = attune_edit_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GError) error = NULL;

  if (argc != 4)
    {
      g_printerr ("usage: fill-notebook ARTICLE.json NOTEBOOK.db NUMBER\n");
      return 2;
    }

  file = g_file_new_for_path (argv[1]);
  article = attune_article_new_from_file (file, &error);
  if (article != NULL)
    {
      notebook = attune_notebook_open (argv[2]);
      for (int i = 0; i < atoi (argv[3]); i++)
        {
          g_autoptr (AttuneMark) mark = make_mark (article, random);

          attune_edit_add (edit, mark);
        }
      attune_edit_set_edition (edit, attune_article_get_id (article),
                               attune_article_get_checksum (article));
      attune_notebook_commit_async (notebook, edit, NULL, NULL);
      attune_notebook_flush (notebook, &error);
      /* The end of the edit is told later; until then it keeps the file open. */
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
