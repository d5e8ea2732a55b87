/* attune-results-page.c: what a search found, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-results-page.h"

#include "attune-list-top.h"
#include "attune-recent-list.h"
#include "attune-result-filter.h"
#include "attune-result-list.h"
#include "attune-result-notice.h"
#include "attune-result-rows.h"

/**
 * AttuneResultsPage:
 *
 * What a search found, section by section, with what there is to say of it above. A list view makes
 * some two hundred rows, seen or not, and at each key; so it is given a screenful at first, and
 * more when one scrolls down.
 */
struct _AttuneResultsPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkProgressBar *progress;
  AdwBin *recent_bin;
  AttuneResultNotice *notice;
  AttuneResultFilter *filter;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  GtkSliceListModel *slice;
  AttuneResultList *rows;

  guint progress_id; /* while it is too early to show it */
  guint fill_id;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_LITERAL_WANTED,
  SIGNAL_LEAVE_WANTED,
  SIGNAL_TEXT_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define SCREENFUL 8
/* What is over sooner needs no progress bar, in milliseconds. */
#define PATIENCE 500

G_DEFINE_FINAL_TYPE (AttuneResultsPage, attune_results_page, ADW_TYPE_BIN)

/* The screenful */

static void
show_more (AttuneResultsPage *self)
{
  gtk_slice_list_model_set_size (self->slice,
                                 gtk_slice_list_model_get_size (self->slice) + SCREENFUL);
}

/* At the top, what fills the view will do. Once one scrolls, there is a page below it. */
static gboolean
needs_more (AttuneResultsPage *self, gboolean at_top)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment);
  double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) -
                 page;

  return gtk_slice_list_model_get_size (self->slice) <
             g_list_model_get_n_items (G_LIST_MODEL (self->rows)) &&
         below < (at_top ? 1 : page);
}

static gboolean
is_at_top (AttuneResultsPage *self)
{
  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)) <= 0;
}

static gboolean
fill_cb (gpointer user_data)
{
  AttuneResultsPage *self = user_data;
  gboolean was_at_top = is_at_top (self);

  self->fill_id = 0;
  if (!needs_more (self, was_at_top))
    return G_SOURCE_REMOVE;

  show_more (self);
  if (was_at_top)
    attune_list_top_show (self->list);

  return G_SOURCE_REMOVE;
}

/* This may be while the list is laid out, when it must not change; but it is done before the next
 * picture. */
static void
adjusted_cb (AttuneResultsPage *self)
{
  if (self->fill_id == 0 && needs_more (self, is_at_top (self)))
    self->fill_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_cb, self, NULL);
}

/* What is chosen */

/* The list view itself only makes it the one that has the focus when the list has. */
static void
focus_row (AttuneResultsPage *self, guint position)
{
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
activate_cb (AttuneResultsPage *self, guint position)
{
  g_autoptr (AttuneResultRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  switch (attune_result_row_get_kind (row))
    {
    case ATTUNE_RESULT_ROW_HIT:
      g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, attune_result_row_get_hit (row));
      return;
    case ATTUNE_RESULT_ROW_MORE:
      show_more (self);
      attune_result_list_open (self->rows, position);
      focus_row (self, position);
      return;
    case ATTUNE_RESULT_ROW_PARTIAL:
    case ATTUNE_RESULT_ROW_END:
      return;
    }

  g_return_if_reached ();
}

/* Above the first result is where one types. */
static gboolean
key_pressed_cb (AttuneResultsPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      !attune_result_rows_is_first (self->list))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action (GTK_WIDGET (self), "win.find", NULL);
}

/* The button is about to go, and the focus must not be lost with it. */
static void
literal_wanted_cb (AttuneResultsPage *self)
{
  attune_results_page_focus (self);
  g_signal_emit (self, signals[SIGNAL_LITERAL_WANTED], 0);
}

static void
filter_changed_cb (AttuneResultsPage *self)
{
  gtk_slice_list_model_set_size (self->slice, SCREENFUL);
  attune_result_list_set_kinds (self->rows, attune_result_filter_get_kinds (self->filter));
  attune_list_top_show (self->list);
}

static void
leave_cb (AttuneResultsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE_WANTED], 0);
}

/* Object */

static void
attune_results_page_dispose (GObject *object)
{
  AttuneResultsPage *self = ATTUNE_RESULTS_PAGE (object);

  /* The template would take its child from the bin without telling it. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_RESULTS_PAGE);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_handle_id (&self->fill_id, g_source_remove);

  G_OBJECT_CLASS (attune_results_page_parent_class)->dispose (object);
}

static void
attune_results_page_finalize (GObject *object)
{
  g_clear_object (&ATTUNE_RESULTS_PAGE (object)->rows);

  G_OBJECT_CLASS (attune_results_page_parent_class)->finalize (object);
}

static void
attune_results_page_class_init (AttuneResultsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_results_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = attune_results_page_finalize;

  /**
   * AttuneResultsPage::chosen:
   * @hit: where to go
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ATTUNE_TYPE_RESULTS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, ATTUNE_TYPE_SEARCH_HIT);
  /**
   * AttuneResultsPage::literal-wanted:
   *
   * The search was corrected, and is to be made as it was typed.
   */
  signals[SIGNAL_LITERAL_WANTED] = g_signal_new ("literal-wanted", ATTUNE_TYPE_RESULTS_PAGE,
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 0);
  /**
   * AttuneResultsPage::leave-wanted:
   *
   * Nothing was found, and the search is to end.
   */
  signals[SIGNAL_LEAVE_WANTED] = g_signal_new ("leave-wanted", ATTUNE_TYPE_RESULTS_PAGE,
                                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                               0);
  /**
   * AttuneResultsPage::text-wanted:
   * @text: what to search for
   *
   * A recent search was chosen.
   */
  signals[SIGNAL_TEXT_WANTED] = g_signal_new ("text-wanted", ATTUNE_TYPE_RESULTS_PAGE,
                                              G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                              1, G_TYPE_STRING);

  g_type_ensure (ATTUNE_TYPE_RESULT_FILTER);
  g_type_ensure (ATTUNE_TYPE_RESULT_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneResultsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttuneResultsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, AttuneResultsPage, recent_bin);
  gtk_widget_class_bind_template_child (widget_class, AttuneResultsPage, notice);
  gtk_widget_class_bind_template_child (widget_class, AttuneResultsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, AttuneResultsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AttuneResultsPage, list);
  gtk_widget_class_bind_template_child (widget_class, AttuneResultsPage, slice);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, literal_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
attune_results_page_init (AttuneResultsPage *self)
{
  GtkAdjustment *adjustment = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = attune_result_list_new ();
  gtk_slice_list_model_set_model (self->slice, G_LIST_MODEL (self->rows));
  attune_result_rows_install (self->list);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (adjusted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (adjusted_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The recent searches, if there are any, are the hint where nothing is searched for. */
static void
update_stack (AttuneResultsPage *self)
{
  GtkWidget *recent = adw_bin_get_child (self->recent_bin);
  const char *name = "hint";

  if (attune_result_list_get_results (self->rows) != NULL)
    name = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0 ? "nothing" : "hits";
  else if (recent != NULL && !attune_recent_list_is_empty (ATTUNE_RECENT_LIST (recent)))
    name = "recent";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
text_wanted_cb (AttuneResultsPage *self, const char *text)
{
  g_signal_emit (self, signals[SIGNAL_TEXT_WANTED], 0, text);
}

/**
 * attune_results_page_set_recent:
 * @recent: (type AttuneRecentList): lists the recent searches
 *
 * Offers the recent searches where nothing is searched for.
 */
void
attune_results_page_set_recent (AttuneResultsPage *self, GtkWidget *recent)
{
  adw_bin_set_child (self->recent_bin, recent);
  g_signal_connect_object (recent, "notify::empty", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (recent, "chosen", G_CALLBACK (text_wanted_cb), self, G_CONNECT_SWAPPED);
  update_stack (self);
}

/**
 * attune_results_page_set_results:
 * @results: (nullable): what was found; %NULL where nothing is searched for
 * @article: (nullable): the article that is open
 */
void
attune_results_page_set_results (AttuneResultsPage *self,
                                 AttuneSearchResults *results,
                                 AttuneArticle *article)
{
  gtk_slice_list_model_set_size (self->slice, SCREENFUL);
  attune_result_list_set_results (self->rows, results, article);
  attune_result_notice_set_results (self->notice, results);
  attune_result_filter_update (self->filter, self->rows);
  attune_list_top_show (self->list);
  update_stack (self);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  AttuneResultsPage *self = user_data;

  self->progress_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);

  return G_SOURCE_REMOVE;
}

/**
 * attune_results_page_set_progress:
 * @progress: how much of the index is made, from 0 to 1; 1 where none is being made
 *
 * Shows that there may be more than what is listed, if that lasts.
 */
void
attune_results_page_set_progress (AttuneResultsPage *self, double progress)
{
  gtk_progress_bar_set_fraction (self->progress, progress);
  if (progress >= 1)
    {
      g_clear_handle_id (&self->progress_id, g_source_remove);
      gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
    }
  else if (self->progress_id == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->progress)))
    self->progress_id = g_timeout_add (PATIENCE, show_progress_cb, self);
}

/**
 * attune_results_page_focus:
 *
 * Gives the focus to the first of what can be chosen: a result, a recent search, or what to do
 * where there are none.
 *
 * Returns: whether there is anything
 */
gboolean
attune_results_page_focus (AttuneResultsPage *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "hits"))
    return gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);

  focus_row (self, 0);

  return TRUE;
}
