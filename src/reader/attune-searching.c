/* attune-searching.c: finding words in a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-searching.h"

#include "attune-find-bar.h"
#include "attune-finder.h"
#include "attune-probe.h"
#include "attune-recent-list.h"

/**
 * AttuneSearching:
 *
 * Ties together what a search needs in a window: the bar where words are typed, the finder, the
 * matches on the page, the list of results, and what was searched for lately.
 */
struct _AttuneSearching
{
  GObject parent_instance;

  AttuneArticleView *view; /* these three belong to the window, which closes this before it goes */
  GtkSearchBar *bar;
  GActionMap *actions;
  GSettings *settings;

  AttuneFinder *finder;
  AttuneFindBar *find_bar; /* both made when they are wanted */
  AttuneResultsPage *results_page;
  AttuneRecentSearches *recents; /* likewise */
  AttunePlace *origin;           /* where one was when the search began */
};

enum
{
  SIGNAL_BEGAN,
  SIGNAL_STATUS,
  SIGNAL_LIST_WANTED,
  SIGNAL_TYPING,
  SIGNAL_LEAVING,
  SIGNAL_SHOWN,
  SIGNAL_CHOSEN,
  SIGNAL_LOST,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneSearching, attune_searching, G_TYPE_OBJECT)

static void
enable (AttuneSearching *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, name)),
                               enabled);
}

/* What was found */

static void
show_status (AttuneSearching *self)
{
  g_autofree char *status = attune_finder_dup_status (self->finder);

  attune_find_bar_set_status (self->find_bar, status, attune_finder_is_empty_handed (self->finder));
  if (*status != '\0')
    g_signal_emit (self, signals[SIGNAL_STATUS], 0, status);
}

static void
show_current_match (AttuneSearching *self)
{
  AttunePlace *current = attune_finder_get_current (self->finder);

  attune_article_view_set_current_match (self->view, current);
  if (current != NULL)
    attune_article_view_reveal_place (self->view, current);
  show_status (self);
}

static void
found_cb (AttuneSearching *self)
{
  const GPtrArray *matches = attune_finder_get_matches (self->finder);

  attune_results_page_set_results (self->results_page, attune_finder_get_results (self->finder),
                                   attune_article_view_get_article (self->view));
  attune_article_view_set_matches (self->view, matches);
  enable (self, "next-match", matches->len > 0);
  enable (self, "previous-match", matches->len > 0);
  show_current_match (self);
  attune_probe_search_is_shown (GTK_WIDGET (self->view));
}

/* What the reader does */

static void
changed_cb (AttuneSearching *self)
{
  AttuneArticle *article = attune_article_view_get_article (self->view);

  attune_probe_search_begins ();
  if (article != NULL)
    attune_finder_search (self->finder, attune_find_bar_get_text (self->find_bar), article,
                          self->origin);
}

/* Only what was of use is worth searching for again, not each key press. */
static void
remember (AttuneSearching *self)
{
  attune_recent_searches_add (self->recents, attune_find_bar_get_text (self->find_bar));
}

static void
step_cb (AttuneSearching *self, gboolean forward)
{
  remember (self);
  attune_finder_step (self->finder, forward);
}

static void
next_match_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_cb (user_data, TRUE);
}

static void
previous_match_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_cb (user_data, FALSE);
}

/* The passage of a note may be gone: then there is nowhere to go but to the note. */
static void
hit_chosen_cb (AttuneSearching *self, AttuneSearchHit *hit)
{
  AttunePlace *place = attune_search_hit_get_place (hit);

  remember (self);
  if (place == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_LOST], 0, attune_search_hit_get_key (hit));
      return;
    }

  g_signal_emit (self, signals[SIGNAL_LEAVING], 0);
  if (attune_search_hit_get_key (hit) == NULL && attune_finder_select_hit (self->finder, hit))
    g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
  else
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, place);
}

static void
literal_wanted_cb (AttuneSearching *self)
{
  attune_finder_search_literally (self->finder);
}

static void
failed_cb (AttuneSearching *self, const char *message)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, message);
}

static void
progressed_cb (AttuneSearching *self)
{
  if (self->results_page != NULL)
    attune_results_page_set_progress (self->results_page,
                                      attune_finder_get_progress (self->finder));
}

static gboolean
down_cb (AttuneSearching *self)
{
  AttuneSearchResults *results = attune_finder_get_results (self->finder);
  GListModel *listed = results != NULL ? G_LIST_MODEL (results)
                                       : attune_recent_searches_get_list (self->recents);

  if (g_list_model_get_n_items (listed) == 0)
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[SIGNAL_LIST_WANTED], 0);
  /* Recent searches stand below a button. */
  if (results == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->results_page), GTK_DIR_DOWN);
  else
    attune_results_page_focus (self->results_page);

  return GDK_EVENT_STOP;
}

static void
mode_cb (AttuneSearching *self)
{
  gboolean searching = gtk_search_bar_get_search_mode (self->bar);

  attune_searching_make_widgets (self);
  g_clear_pointer (&self->origin, attune_place_unref);
  if (searching)
    {
      self->origin = attune_article_view_dup_position (self->view);
      attune_recent_searches_begin (self->recents);
    }
  else
    attune_finder_clear (self->finder);
}

/**
 * attune_searching_stop:
 *
 * Ends a search, as Escape does: whoever is still typing or choosing goes back to where it began;
 * whoever has gone over to the text stays there.
 */
void
attune_searching_stop (AttuneSearching *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self->view)));
  g_autoptr (AttunePlace) origin = g_steal_pointer (&self->origin);

  if (!attune_searching_is_on (self))
    return;

  gtk_search_bar_set_search_mode (self->bar, FALSE);
  if (focus != GTK_WIDGET (self->view) && origin != NULL)
    attune_article_view_show_place (self->view, origin);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AttuneSearching *self = user_data;

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  g_signal_emit (self, signals[SIGNAL_TYPING], 0);
  attune_find_bar_focus (self->find_bar);
}

/**
 * attune_searching_search:
 * @text: in the language of the search box
 *
 * Searches for something as if it had been typed.
 */
void
attune_searching_search (AttuneSearching *self, const char *text)
{
  attune_searching_make_widgets (self);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_editable_set_text (attune_find_bar_get_entry (self->find_bar), text);
  gtk_editable_set_position (attune_find_bar_get_entry (self->find_bar), -1);
  g_signal_emit (self, signals[SIGNAL_TYPING], 0);
  attune_find_bar_focus (self->find_bar);
}

/* Object */

static void
attune_searching_dispose (GObject *object)
{
  attune_searching_close (ATTUNE_SEARCHING (object));

  G_OBJECT_CLASS (attune_searching_parent_class)->dispose (object);
}

static void
attune_searching_class_init (AttuneSearchingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_searching_dispose;

  /**
   * AttuneSearching::began:
   * @page: what will list the results; made just now
   *
   * The widgets of the search are there.
   */
  signals[SIGNAL_BEGAN] = g_signal_new ("began", ATTUNE_TYPE_SEARCHING, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, ATTUNE_TYPE_RESULTS_PAGE);
  /**
   * AttuneSearching::status:
   * @status: how far one is in what was found, in words
   */
  signals[SIGNAL_STATUS] = g_signal_new ("status", ATTUNE_TYPE_SEARCHING, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * AttuneSearching::list-wanted:
   *
   * The reader goes over from what is typed to what is listed, which is to be seen now.
   */
  signals[SIGNAL_LIST_WANTED] = g_signal_new (
      "list-wanted", ATTUNE_TYPE_SEARCHING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AttuneSearching::typing:
   *
   * The reader is about to type, and nothing should lie over that.
   */
  signals[SIGNAL_TYPING] = g_signal_new ("typing", ATTUNE_TYPE_SEARCHING, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AttuneSearching::leaving:
   *
   * The reader is about to go to a result.
   */
  signals[SIGNAL_LEAVING] = g_signal_new ("leaving", ATTUNE_TYPE_SEARCHING, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AttuneSearching::shown:
   *
   * The page shows the result that was chosen.
   */
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", ATTUNE_TYPE_SEARCHING, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AttuneSearching::chosen:
   * @place: where to go
   *
   * A result was chosen that the page does not show.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ATTUNE_TYPE_SEARCHING, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, ATTUNE_TYPE_PLACE);
  /**
   * AttuneSearching::lost:
   * @key: the mark's id
   *
   * A mark was chosen whose passage is no longer in the text.
   */
  signals[SIGNAL_LOST] = g_signal_new ("lost", ATTUNE_TYPE_SEARCHING, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * AttuneSearching::failed:
   * @message: what went wrong, in words
   *
   * Nothing could be searched.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", ATTUNE_TYPE_SEARCHING, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
attune_searching_init (AttuneSearching *self)
{
}

/**
 * attune_searching_new:
 * @view: where matches are shown
 * @bar: what comes and goes with a search
 * @index: finds words; for this alone
 * @marks: what the reader wrote, which is searched as well
 * @actions: where to add the actions
 * @settings: keep what was searched for lately
 *
 * Returns: (transfer full): the searching of a window
 */
AttuneSearching *
attune_searching_new (AttuneArticleView *view,
                      GtkSearchBar *bar,
                      AttuneSearchIndex *index,
                      GListModel *marks,
                      GActionMap *actions,
                      GSettings *settings)
{
  static const GActionEntry entries[] = {
    { "find", find_cb },
    { "next-match", next_match_cb },
    { "previous-match", previous_match_cb },
  };
  AttuneSearching *self = g_object_new (ATTUNE_TYPE_SEARCHING, NULL);
  g_autoptr (AttuneMarkDocuments) documents = attune_mark_documents_new (marks);

  self->view = view;
  self->bar = bar;
  self->actions = actions;
  self->settings = g_object_ref (settings);
  self->finder = attune_finder_new (index);
  attune_finder_set_marks (self->finder, documents);
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  enable (self, "next-match", FALSE);
  enable (self, "previous-match", FALSE);
  g_signal_connect_object (bar, "notify::search-mode-enabled", G_CALLBACK (mode_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "progressed", G_CALLBACK (progressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "stepped", G_CALLBACK (show_current_match), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * attune_searching_close:
 *
 * Lets go of the window's widgets and actions.
 */
void
attune_searching_close (AttuneSearching *self)
{
  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  if (self->bar != NULL)
    g_signal_handlers_disconnect_by_data (self->bar, self);
  g_clear_object (&self->finder);
  g_clear_object (&self->recents);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->origin, attune_place_unref);
  self->view = NULL;
  self->bar = NULL;
  self->actions = NULL;
}

/**
 * attune_searching_make_widgets:
 *
 * Makes what only a search shows, unless it is there: not at the start of a window, which would be
 * later for it.
 *
 * Returns: (transfer none): what lists the results
 */
AttuneResultsPage *
attune_searching_make_widgets (AttuneSearching *self)
{
  if (self->find_bar != NULL)
    return self->results_page;

  self->recents = attune_recent_searches_new (self->settings);
  self->find_bar = attune_find_bar_new ();
  g_signal_connect_object (self->find_bar, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "stop", G_CALLBACK (attune_searching_stop), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "down", G_CALLBACK (down_cb), self, G_CONNECT_SWAPPED);
  gtk_search_bar_set_child (self->bar, GTK_WIDGET (self->find_bar));
  gtk_search_bar_connect_entry (self->bar, attune_find_bar_get_entry (self->find_bar));

  self->results_page = g_object_new (ATTUNE_TYPE_RESULTS_PAGE, NULL);
  attune_results_page_set_recent (self->results_page,
                                  GTK_WIDGET (attune_recent_list_new (self->recents)));
  g_signal_connect_object (self->results_page, "chosen", G_CALLBACK (hit_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->results_page, "literal-wanted", G_CALLBACK (literal_wanted_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->results_page, "leave-wanted", G_CALLBACK (attune_searching_stop),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->results_page, "text-wanted", G_CALLBACK (attune_searching_search),
                           self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[SIGNAL_BEGAN], 0, self->results_page);

  return self->results_page;
}

/**
 * attune_searching_capture_keys:
 * @from: (nullable): where typing begins a search; %NULL for nowhere
 */
void
attune_searching_capture_keys (AttuneSearching *self, GtkWidget *from)
{
  gtk_search_bar_set_key_capture_widget (self->bar, self->find_bar != NULL ? from : NULL);
}

gboolean
attune_searching_is_on (AttuneSearching *self)
{
  return gtk_search_bar_get_search_mode (self->bar);
}
