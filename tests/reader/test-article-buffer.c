/* test-article-buffer.c: an article as one text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-article-buffer.h"
#include "attune-inset.h"
#include "reader-tools.h"

typedef struct
{
  AttuneLibrary *library;
  AttuneArticle *article;
  AttuneTypography *typography;
  AttuneArticleBuffer *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *name = data;

  if (name == NULL)
    fixture->library = reader_open_real ();
  else if (g_str_equal (name, "small"))
    fixture->library = reader_open_fixture ("fixtures", "small.json");
  else
    fixture->library = reader_open_fixture ("article", "every-kind.json");
  fixture->article = reader_get_article (fixture->library);
  fixture->typography = attune_typography_new ();
  fixture->page = attune_article_buffer_new (fixture->article, fixture->typography);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->page);
  g_assert_finalize_object (fixture->typography);
  g_object_unref (fixture->library);
}

static AttunePlace *
place_of (Fixture *fixture, const AttuneBlock *block, guint start, guint end)
{
  return attune_place_new_range (attune_article_get_id (fixture->article),
                                 attune_block_get_id (block), start, end);
}

static void
get_iters (Fixture *fixture,
           const AttuneBlock *block,
           guint from,
           guint to,
           GtkTextIter *start,
           GtkTextIter *end)
{
  g_autoptr (AttunePlace) place = place_of (fixture, block, from, to);

  g_assert_true (attune_article_buffer_get_iters_at_place (fixture->page, place, start, end));
}

/* Each code point of each block is on the page, and from there one comes back to it. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  guint n_shown = 0;

  for (guint i = 0; i < attune_article_get_n_blocks (fixture->article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (fixture->article, i);
      const char *text = attune_text_get_string (attune_block_get_text (block));
      guint n_lines = 0;
      const AttuneLine *lines = attune_block_get_lines (block, &n_lines);

      for (guint j = 0; j < n_lines; j++)
        for (guint k = lines[j].start; k < lines[j].end; k++)
          {
            gunichar expected = g_utf8_get_char (g_utf8_offset_to_pointer (text, k));
            GtkTextIter start, end;
            guint position = G_MAXUINT;

            get_iters (fixture, block, k, k + 1, &start, &end);
            g_assert_true (attune_article_buffer_get_block_at_iter (fixture->page, &start,
                                                                    &position) == block);
            g_assert_cmpint (gtk_text_iter_get_offset (&end), ==,
                             gtk_text_iter_get_offset (&start) + 1);
            g_assert_cmpuint (gtk_text_iter_get_char (&start), ==, expected);
            g_assert_cmpuint (position, ==, k);
            n_shown++;
          }
    }
  g_assert_cmpuint (n_shown, >, 100);
}

/* The words between the ends of a place are the block's. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < attune_article_get_n_blocks (fixture->article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (fixture->article, i);
      guint n_lines = 0;
      const AttuneLine *lines = attune_block_get_lines (block, &n_lines);

      for (guint j = 0; j < n_lines; j++)
        for (guint round = 0; round < 4; round++)
          {
            guint from = lines[j].start, to = lines[j].end;
            g_autofree char *words = NULL, *shown = NULL;
            GtkTextIter start, end;

            if (round > 0)
              {
                from = (guint) g_test_rand_int_range ((int) from, (int) to + 1);
                to = (guint) g_test_rand_int_range ((int) from, (int) to + 1);
              }
            get_iters (fixture, block, from, to, &start, &end);
            words = attune_text_dup_range (attune_block_get_text (block), from, to);
            shown = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (fixture->page), &start, &end, FALSE);
            g_assert_cmpstr (shown, ==, words);
          }
    }
}

/* Bullets, numbers and labels belong to what they stand before: whatever one points at in a line
 * of the page, it is the same block, and behind the title page it is never none. */
static void
test_whole_lines (Fixture *fixture, gconstpointer data)
{
  GtkTextIter iter, first;
  const AttuneBlock *of_line = NULL;
  guint highest = 0;
  int line = -1;

  get_iters (fixture, attune_article_get_block (fixture->article, 0), 0, 0, &first, NULL);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (fixture->page), &iter);
  do
    {
      guint position = G_MAXUINT;
      const AttuneBlock *block = attune_article_buffer_get_block_at_iter (fixture->page, &iter,
                                                                          &position);

      if (gtk_text_iter_compare (&iter, &first) < 0)
        {
          g_assert_null (block);
          continue;
        }
      g_assert_nonnull (block);
      g_assert_cmpuint (position, <=, attune_text_get_length (attune_block_get_text (block)));
      if (gtk_text_iter_get_line (&iter) != line)
        {
          line = gtk_text_iter_get_line (&iter);
          of_line = block;
        }
      g_assert_cmpstr (attune_block_get_id (block), ==, attune_block_get_id (of_line));
      g_assert_cmpuint (attune_block_get_index (block), >=, highest);
      highest = attune_block_get_index (block);
    }
  while (gtk_text_iter_forward_char (&iter));
  g_assert_cmpuint (highest, ==, attune_article_get_n_blocks (fixture->article) - 1);
}

/* What stands on the page from a label on is the box below it. */
static void
test_labels (Fixture *fixture, gconstpointer data)
{
  guint n_boxes = 0, n_tinted = 0;
  const AttuneBox *boxes = attune_article_buffer_get_boxes (fixture->page, &n_boxes);

  for (guint i = 0; i < n_boxes; i++)
    {
      GtkTextIter start;
      guint position = G_MAXUINT;
      const AttuneBlock *block = NULL;

      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->page), &start,
                                          (int) boxes[i].start);
      block = attune_article_buffer_get_block_at_iter (fixture->page, &start, &position);
      g_assert_nonnull (block);
      g_assert_cmpuint (position, ==, 0);
      n_tinted += boxes[i].tinted;
      g_assert_cmpint (attune_block_get_block_type (block) != ATTUNE_BLOCK_QUOTE, ==,
                       boxes[i].tinted);
    }
  g_assert_cmpuint (n_tinted, >, 0);
}

/* The place of a whole block is all that the page shows of it, from its top. */
static void
test_whole_blocks (Fixture *fixture, gconstpointer data)
{
  int last = 0;

  for (guint i = 0; i < attune_article_get_n_blocks (fixture->article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (fixture->article, i);
      g_autoptr (AttunePlace) place = attune_place_new (attune_article_get_id (fixture->article),
                                                        attune_block_get_id (block));
      GtkTextIter start, end;
      guint n_lines = 0;
      const AttuneLine *lines = attune_block_get_lines (block, &n_lines);

      g_assert_true (attune_article_buffer_get_iters_at_place (fixture->page, place, &start, &end));
      g_assert_cmpint (gtk_text_iter_get_offset (&start), >, last);
      g_assert_cmpint (gtk_text_iter_get_offset (&end), >, gtk_text_iter_get_offset (&start));
      last = gtk_text_iter_get_offset (&end);
      for (guint j = 0; j < n_lines; j++)
        {
          GtkTextIter line;

          get_iters (fixture, block, lines[j].start, lines[j].start, &line, NULL);
          g_assert_cmpint (gtk_text_iter_compare (&start, &line), <=, 0);
          g_assert_cmpint (gtk_text_iter_compare (&line, &end), <=, 0);
        }
    }
}

static void
test_foreign_places (Fixture *fixture, gconstpointer data)
{
  const char *id = attune_article_get_id (fixture->article);
  g_autoptr (AttunePlace) elsewhere = attune_place_new ("elsewhere", "block");
  g_autoptr (AttunePlace) nowhere = attune_place_new (id, "no-such-block");
  g_autoptr (AttunePlace) beginning = attune_place_new (id, NULL);
  const AttuneBlock *first = attune_article_get_block (fixture->article, 0);
  g_autoptr (AttunePlace) beyond = place_of (fixture, first, 100000, 200000);
  GtkTextIter start, end;

  g_assert_false (
      attune_article_buffer_get_iters_at_place (fixture->page, elsewhere, &start, &end));
  g_assert_false (attune_article_buffer_get_iters_at_place (fixture->page, nowhere, &start, &end));

  /* An article begins with its title page. */
  g_assert_true (attune_article_buffer_get_iters_at_place (fixture->page, beginning, &start, &end));
  g_assert_true (gtk_text_iter_is_start (&start));
  g_assert_true (gtk_text_iter_equal (&start, &end));
  g_assert_null (attune_article_buffer_get_block_at_iter (fixture->page, &start, NULL));

  g_assert_true (attune_article_buffer_get_iters_at_place (fixture->page, beyond, &start, &end));
  g_assert_true (gtk_text_iter_ends_line (&start));
  g_assert_true (attune_article_buffer_get_block_at_iter (fixture->page, &start, NULL) == first);
}

/* The links of the page in its order. Those in tables are not seen, and not gone to. */
static GPtrArray *
list_links (Fixture *fixture, gboolean in_tables)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) attune_place_unref);

  for (guint i = 0; i < attune_article_get_n_blocks (fixture->article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (fixture->article, i);
      guint n_spans = 0;
      const AttuneSpan *spans = attune_text_get_spans (attune_block_get_text (block), &n_spans);

      for (guint j = 0; j < n_spans; j++)
        if (spans[j].target != NULL &&
            (in_tables || attune_block_get_block_type (block) != ATTUNE_BLOCK_TABLE))
          g_ptr_array_add (links, place_of (fixture, block, spans[j].start, spans[j].end));
    }

  return links;
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) links = list_links (fixture, TRUE);
  guint n_code_points = 0;

  g_assert_cmpuint (links->len, >, 3);
  for (guint i = 0; i < links->len; i++)
    {
      AttunePlace *place = g_ptr_array_index (links, i);
      GtkTextIter iter, start, end, link_start, link_end;

      g_assert_true (attune_article_buffer_get_iters_at_place (fixture->page, place, &start, &end));
      for (iter = start; gtk_text_iter_compare (&iter, &end) < 0;
           gtk_text_iter_forward_char (&iter), n_code_points++)
        {
          const AttuneSpan *span = attune_article_buffer_get_link_at_iter (fixture->page, &iter,
                                                                           &link_start, &link_end);

          g_assert_nonnull (span);
          g_assert_nonnull (span->target);
          g_assert_true (gtk_text_iter_equal (&link_start, &start));
          g_assert_true (gtk_text_iter_equal (&link_end, &end));
        }
    }

  /* And nowhere else */
  {
    GtkTextIter iter;
    guint n = 0;

    gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (fixture->page), &iter);
    do
      n += attune_article_buffer_get_link_at_iter (fixture->page, &iter, NULL, NULL) != NULL;
    while (gtk_text_iter_forward_char (&iter));
    g_assert_cmpuint (n, ==, n_code_points);
  }
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) links = list_links (fixture, FALSE);

  for (guint forward = 0; forward < 2; forward++)
    {
      GtkTextIter iter, start;

      if (forward)
        gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (fixture->page), &iter);
      else
        gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (fixture->page), &iter);
      for (guint i = 0; i < links->len; i++)
        {
          AttunePlace *place = g_ptr_array_index (links, forward ? i : links->len - 1 - i);

          g_assert_true (attune_article_buffer_forward_to_link (fixture->page, &iter, forward));
          g_assert_true (
              attune_article_buffer_get_iters_at_place (fixture->page, place, &start, NULL));
          g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, gtk_text_iter_get_offset (&start));
        }
      g_assert_false (attune_article_buffer_forward_to_link (fixture->page, &iter, forward));
    }
}

/* From wherever one is: the nearest link that begins behind it, or before it */
static void
test_walk_from_anywhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) links = list_links (fixture, FALSE);
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (int));
  int n = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (fixture->page));
  guint next = 0;

  for (guint i = 0; i < links->len; i++)
    {
      GtkTextIter start;
      int offset = 0;

      attune_article_buffer_get_iters_at_place (fixture->page, g_ptr_array_index (links, i), &start,
                                                NULL);
      offset = gtk_text_iter_get_offset (&start);
      g_array_append_val (offsets, offset);
    }

  for (int offset = 0; offset <= n; offset++)
    {
      GtkTextIter iter;

      while (next < offsets->len && g_array_index (offsets, int, next) <= offset)
        next++;
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->page), &iter, offset);
      if (attune_article_buffer_forward_to_link (fixture->page, &iter, TRUE))
        g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, g_array_index (offsets, int, next));
      else
        g_assert_cmpuint (next, ==, offsets->len);

      if (next > 0 && g_array_index (offsets, int, next - 1) == offset)
        continue; /* backwards, that is the case of the next code point */
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->page), &iter, offset);
      if (attune_article_buffer_forward_to_link (fixture->page, &iter, FALSE))
        g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==,
                         g_array_index (offsets, int, next - 1));
      else
        g_assert_cmpuint (next, ==, 0);
    }
}

static void
test_clean_text (Fixture *fixture, gconstpointer data)
{
  GtkTextIter start, end;
  g_autofree char *all = NULL, *nothing = NULL;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (fixture->page), &start, &end);
  all = attune_article_buffer_dup_clean_text (fixture->page, &start, &end);
  g_assert_true (g_utf8_validate (all, -1, NULL));
  g_assert_null (strstr (all, "\ufffc"));
  g_assert_null (strchr (all, '\t'));
  g_assert_null (strstr (all, "\n\n"));
  g_assert_true (g_str_has_prefix (all, attune_article_get_title (fixture->article)));
  /* The page does not end with an empty line. */
  g_assert_false (g_str_has_suffix (all, "\n"));

  /* All words are in it, those of the drawings too, and once. */
  for (guint i = 0; i < attune_article_get_n_blocks (fixture->article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (fixture->article, i);
      guint n_lines = 0;
      const AttuneLine *lines = attune_block_get_lines (block, &n_lines);

      for (guint j = 0; j < n_lines; j++)
        {
          g_autofree char *line = attune_block_dup_line (block, &lines[j]);
          const char *found = strstr (all, line);

          g_assert_nonnull (found);
          if (lines[j].role == ATTUNE_LINE_DESCRIPTION)
            g_assert_null (strstr (found + 1, line));
        }
    }

  nothing = attune_article_buffer_dup_clean_text (fixture->page, &start, &start);
  g_assert_cmpstr (nothing, ==, "");
}

/* However a selection begins and ends, what is copied is clean, and the parts are the whole. */
static void
test_clean_parts (Fixture *fixture, gconstpointer data)
{
  GtkTextIter start, middle, end;
  g_autofree char *all = NULL;
  int n = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (fixture->page));

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (fixture->page), &start, &end);
  all = attune_article_buffer_dup_clean_text (fixture->page, &start, &end);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *head = NULL, *tail = NULL;

      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->page), &middle,
                                          g_test_rand_int_range (0, n + 1));
      head = attune_article_buffer_dup_clean_text (fixture->page, &start, &middle);
      tail = attune_article_buffer_dup_clean_text (fixture->page, &middle, &end);
      g_assert_null (strstr (head, "\ufffc"));
      g_assert_null (strstr (tail, "\ufffc"));
      g_assert_cmpuint (strlen (head) + strlen (tail), >=, strlen (all));
      g_assert_cmpuint (strlen (head) + strlen (tail), <=, strlen (all) + 1);
      g_assert_true (g_str_has_suffix (all, tail));
    }
}

/* Each drawing stands alone in its line, and is of its block. */
static void
test_insets (Fixture *fixture, gconstpointer data)
{
  const GPtrArray *insets = attune_article_buffer_get_insets (fixture->page);
  GtkTextIter iter;
  guint next = 0, n_drawn = 0;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (fixture->page), &iter);
  do
    {
      GdkPaintable *paintable = gtk_text_iter_get_paintable (&iter);
      const AttuneBlock *block = NULL;

      if (paintable == NULL)
        continue;
      g_assert_cmpuint (next, <, insets->len);
      g_assert_true (g_ptr_array_index (insets, next) == paintable);
      g_assert_true (gtk_text_iter_starts_line (&iter));
      g_assert_cmpint (gtk_text_iter_get_chars_in_line (&iter), ==, 2);
      block = attune_article_buffer_get_block_at_iter (fixture->page, &iter, NULL);
      g_assert_nonnull (block);
      g_assert_cmpint (attune_block_get_block_type (block), ==,
                       attune_inset_is_wide (ATTUNE_INSET (paintable)) ? ATTUNE_BLOCK_TABLE
                                                                       : ATTUNE_BLOCK_FIGURE);
      next++;
    }
  while (gtk_text_iter_forward_char (&iter));
  g_assert_cmpuint (next, ==, insets->len);

  for (guint i = 0; i < attune_article_get_n_blocks (fixture->article); i++)
    {
      AttuneBlockType type = attune_block_get_block_type (
          attune_article_get_block (fixture->article, i));

      n_drawn += type == ATTUNE_BLOCK_TABLE || type == ATTUNE_BLOCK_FIGURE;
    }
  g_assert_cmpuint (next, ==, n_drawn);
}

static void
test_boxes (Fixture *fixture, gconstpointer data)
{
  guint n_boxes = 0, next = 0;
  const AttuneBox *boxes = attune_article_buffer_get_boxes (fixture->page, &n_boxes);

  for (guint i = 0; i < attune_article_get_n_blocks (fixture->article); i++)
    {
      const AttuneBlock *block = attune_article_get_block (fixture->article, i);
      AttuneBlockType type = attune_block_get_block_type (block);
      guint length = attune_text_get_length (attune_block_get_text (block));
      GtkTextIter start, end, box_start, box_end;

      if (type != ATTUNE_BLOCK_QUOTE && type != ATTUNE_BLOCK_PRACTICE &&
          type != ATTUNE_BLOCK_VIGNETTE)
        continue;
      g_assert_cmpuint (next, <, n_boxes);
      get_iters (fixture, block, 0, length, &start, &end);
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->page), &box_start,
                                          (int) boxes[next].start);
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (fixture->page), &box_end,
                                          (int) boxes[next].end);
      g_assert_true (gtk_text_iter_starts_line (&box_start));
      g_assert_true (gtk_text_iter_equal (&box_end, &end));
      g_assert_true (gtk_text_iter_ends_line (&box_end));
      /* A label is the one line above the words. */
      g_assert_cmpint (gtk_text_iter_get_line (&start) - gtk_text_iter_get_line (&box_start), ==,
                       boxes[next].tinted ? 1 : 0);
      g_assert_cmpint (boxes[next].tinted, ==, type != ATTUNE_BLOCK_QUOTE);
      next++;
    }
  g_assert_cmpuint (next, ==, n_boxes);
}

static guint
count_tagged (Fixture *fixture, AttuneStyle style)
{
  GtkTextTag *tag = attune_typography_get_tag (fixture->typography, style);
  GtkTextIter iter;
  guint n = 0;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (fixture->page), &iter);
  do
    n += gtk_text_iter_has_tag (&iter, tag);
  while (gtk_text_iter_forward_char (&iter));

  return n;
}

static void
test_styles (Fixture *fixture, gconstpointer data)
{
  guint n = 0, n_others = count_tagged (fixture, ATTUNE_STYLE_LINK);

  for (guint i = 0; i < attune_article_get_n_blocks (fixture->article); i += 5)
    {
      const AttuneBlock *block = attune_article_get_block (fixture->article, i);
      guint n_lines = 0;
      const AttuneLine *lines = attune_block_get_lines (block, &n_lines);
      guint end = MIN (lines[0].start + 4, lines[0].end);
      g_autoptr (AttunePlace) place = place_of (fixture, block, lines[0].start, end);
      GtkTextIter start;

      attune_article_buffer_style_place (fixture->page, ATTUNE_STYLE_MATCH, place);
      attune_article_buffer_get_iters_at_place (fixture->page, place, &start, NULL);
      g_assert_true (gtk_text_iter_starts_tag (
          &start, attune_typography_get_tag (fixture->typography, ATTUNE_STYLE_MATCH)));
      n += end - lines[0].start;
    }
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (count_tagged (fixture, ATTUNE_STYLE_MATCH), ==, n);
  g_assert_cmpuint (count_tagged (fixture, ATTUNE_STYLE_CURRENT_MATCH), ==, 0);

  attune_article_buffer_clear_style (fixture->page, ATTUNE_STYLE_MATCH);
  g_assert_cmpuint (count_tagged (fixture, ATTUNE_STYLE_MATCH), ==, 0);
  g_assert_cmpuint (count_tagged (fixture, ATTUNE_STYLE_LINK), ==, n_others);
  g_assert_cmpuint (n_others, >, 0);
}

static void
test_styles_of_places_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttunePlace) elsewhere = attune_place_new ("elsewhere", "block");

  attune_article_buffer_style_place (fixture->page, ATTUNE_STYLE_MATCH, elsewhere);
  g_assert_cmpuint (count_tagged (fixture, ATTUNE_STYLE_MATCH), ==, 0);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  static const char *const articles[] = { NULL, "small", "every-kind" };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/article-buffer/%s/%s",
                                               articles[i] != NULL ? articles[i] : "real", name);

      g_test_add (path, Fixture, articles[i], set_up, test, tear_down);
    }
}

int
main (int argc, char **argv)
{
  reader_test_init (&argc, &argv);

  add ("round-trip", test_round_trip);
  add ("words", test_words);
  add ("whole-lines", test_whole_lines);
  add ("labels", test_labels);
  add ("whole-blocks", test_whole_blocks);
  add ("foreign-places", test_foreign_places);
  add ("links", test_links);
  add ("walk", test_walk);
  add ("walk-from-anywhere", test_walk_from_anywhere);
  add ("clean-text", test_clean_text);
  add ("clean-parts", test_clean_parts);
  add ("insets", test_insets);
  add ("boxes", test_boxes);
  add ("styles", test_styles);
  add ("styles-of-places-elsewhere", test_styles_of_places_elsewhere);

  return g_test_run ();
}
