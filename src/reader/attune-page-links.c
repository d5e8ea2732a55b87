/* attune-page-links.c: what the text of a page links to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-page-links.h"

#include "attune-explanation.h"
#include "attune-page-geometry.h"

/**
 * AttunePageLinks:
 *
 * The links, citations and terms of a page: finds them by pointer and by key, explains them in a
 * popover, and tells where one wants to go.
 */
struct _AttunePageLinks
{
  GObject parent_instance;

  GtkTextView *view; /* it has this, not the other way round */
  AttuneArticle *article;
  AttuneArticleBuffer *page;
  AttuneExplanation *explanation;
  GtkTextMark *current; /* the one that was reached by key */
};

enum
{
  SIGNAL_FOLLOW,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttunePageLinks, attune_page_links, G_TYPE_OBJECT)

static void
attune_page_links_dispose (GObject *object)
{
  attune_page_links_close (ATTUNE_PAGE_LINKS (object));

  G_OBJECT_CLASS (attune_page_links_parent_class)->dispose (object);
}

static void
attune_page_links_class_init (AttunePageLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_page_links_dispose;

  /**
   * AttunePageLinks::follow:
   * @uri: an `https:` or `attune:` address
   *
   * The reader opened a link.
   */
  signals[SIGNAL_FOLLOW] = g_signal_new ("follow", ATTUNE_TYPE_PAGE_LINKS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
attune_page_links_init (AttunePageLinks *self)
{
}

/**
 * attune_page_links_new:
 * @view: what shows the page; it closes this before it goes
 *
 * Returns: (transfer full): the links of a page
 */
AttunePageLinks *
attune_page_links_new (GtkTextView *view)
{
  AttunePageLinks *self = g_object_new (ATTUNE_TYPE_PAGE_LINKS, NULL);

  self->view = view;

  return self;
}

/**
 * attune_page_links_set_page:
 * @article: (nullable): what is shown
 * @page: (nullable): its text
 */
void
attune_page_links_set_page (AttunePageLinks *self,
                            AttuneArticle *article,
                            AttuneArticleBuffer *page)
{
  self->current = NULL;
  g_set_object (&self->article, article);
  g_set_object (&self->page, page);
}

/**
 * attune_page_links_close:
 *
 * Lets go of the view and the page.
 */
void
attune_page_links_close (AttunePageLinks *self)
{
  if (self->explanation != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->explanation)));
  attune_page_links_set_page (self, NULL, NULL);
}

/**
 * attune_page_links_allocate:
 *
 * To be called when the view is allocated.
 */
void
attune_page_links_allocate (AttunePageLinks *self)
{
  if (self->explanation != NULL)
    gtk_popover_present (GTK_POPOVER (self->explanation));
}

/**
 * attune_page_links_find:
 * @x: in the view's coordinates
 * @y: likewise
 * @iter: (out): where the link is
 *
 * Returns: whether there is one
 */
gboolean
attune_page_links_find (AttunePageLinks *self, double x, double y, GtkTextIter *iter)
{
  return self->page != NULL && attune_page_get_iter_at (self->view, x, y, iter) &&
         attune_article_buffer_get_link_at_iter (self->page, iter, NULL, NULL) != NULL;
}

static void
follow (AttunePageLinks *self, const char *uri)
{
  if (self->explanation != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->explanation));
  g_signal_emit (self, signals[SIGNAL_FOLLOW], 0, uri);
}

/**
 * attune_page_links_open:
 * @iter: in a link
 *
 * Follows a link, or explains a citation or a term.
 */
void
attune_page_links_open (AttunePageLinks *self, const GtkTextIter *iter)
{
  GtkTextIter start, end;
  const AttuneSpan *span = attune_article_buffer_get_link_at_iter (self->page, iter, &start, &end);
  GdkRectangle rectangle;

  if (span == NULL)
    return;
  if (span->kind == ATTUNE_SPAN_LINK)
    {
      follow (self, span->target);
      return;
    }

  if (self->explanation == NULL)
    {
      self->explanation = attune_explanation_new ();
      gtk_widget_set_parent (GTK_WIDGET (self->explanation), GTK_WIDGET (self->view));
      g_signal_connect_object (self->explanation, "follow", G_CALLBACK (follow), self,
                               G_CONNECT_SWAPPED);
    }
  attune_page_get_rectangle (self->view, &start, &end, &rectangle);
  attune_explanation_explain (self->explanation, self->article, span);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->explanation), &rectangle);
  gtk_popover_popup (GTK_POPOVER (self->explanation));
}

/**
 * attune_page_links_open_current:
 *
 * Opens the link that was reached by key, if it is seen.
 *
 * Returns: whether there was one
 */
gboolean
attune_page_links_open_current (AttunePageLinks *self)
{
  GtkTextIter iter;

  if (self->current == NULL)
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->page), &iter, self->current);
  if (!attune_page_is_visible (self->view, &iter))
    return FALSE;
  attune_page_links_open (self, &iter);

  return TRUE;
}

/* Marks the link at @iter as the one that was reached by key. */
static void
mark_current (AttunePageLinks *self, const GtkTextIter *iter)
{
  guint position = 0;
  const AttuneBlock *block = attune_article_buffer_get_block_at_iter (self->page, iter, &position);
  GtkTextIter end;
  g_autoptr (AttunePlace) place = NULL;

  attune_article_buffer_get_link_at_iter (self->page, iter, NULL, &end);
  place = attune_place_new_range (
      attune_article_get_id (self->article), attune_block_get_id (block), position,
      position + (guint) (gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (iter)));
  attune_article_buffer_clear_style (self->page, ATTUNE_STYLE_CURRENT_LINK);
  attune_article_buffer_style_place (self->page, ATTUNE_STYLE_CURRENT_LINK, place);
}

/**
 * attune_page_links_step:
 * @forward: whether to go down the page
 *
 * Goes from the link that was reached last, or from the top of what is seen, to the next link,
 * citation or term.
 */
void
attune_page_links_step (AttunePageLinks *self, gboolean forward)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->page);
  GtkTextIter iter, start, end;
  g_autofree char *words = NULL;

  if (self->page == NULL)
    return;

  if (self->current != NULL)
    gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->current);
  if (self->current == NULL || !attune_page_is_visible (self->view, &iter))
    {
      attune_page_get_visible_edge (self->view, forward, &iter);
      /* A link that begins the line counts, too. */
      if (forward)
        gtk_text_iter_backward_char (&iter);
    }
  if (!attune_article_buffer_forward_to_link (self->page, &iter, forward))
    {
      gtk_widget_error_bell (GTK_WIDGET (self->view));
      return;
    }

  if (self->current == NULL)
    self->current = gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, self->current, &iter);
  attune_article_buffer_get_link_at_iter (self->page, &iter, &start, &end);
  mark_current (self, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_mark_onscreen (self->view, self->current);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));

  words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->view), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
