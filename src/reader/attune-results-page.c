/* attune-results-page.c: what a search found, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-results-page.h"

/**
 * AttuneResultsPage:
 *
 * The hits of a search, best first, each with its section and the words around it. A list view
 * makes some two hundred rows, seen or not, and at each key; so it is given a screenful at first,
 * and more when one scrolls down.
 */
struct _AttuneResultsPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkSliceListModel *slice;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define SCREENFUL 8

G_DEFINE_FINAL_TYPE (AttuneResultsPage, attune_results_page, ADW_TYPE_BIN)

/**
 * attune_mark_ranges:
 * @text: UTF-8
 * @ranges: (array length=n_ranges): ranges of it, in code points
 *
 * Returns: (transfer full): attributes that set the ranges in bold
 */
PangoAttrList *
attune_mark_ranges (const char *text, const AttuneSearchRange *ranges, guint n_ranges)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; i < n_ranges; i++)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = (guint) (g_utf8_offset_to_pointer (text, ranges[i].start) - text);
      bold->end_index = (guint) (g_utf8_offset_to_pointer (text, ranges[i].end) - text);
      pango_attr_list_insert (attributes, bold);
    }

  return attributes;
}

/* Closures of the rows. A row without an item is on its way out. */

static char *
hit_title (GtkListItem *item, AttuneSearchHit *hit)
{
  return hit != NULL ? g_strdup (attune_search_hit_get_section_title (hit)) : NULL;
}

static char *
hit_snippet (GtkListItem *item, AttuneSearchHit *hit)
{
  return hit != NULL ? g_strdup (attune_search_hit_get_snippet (hit)) : NULL;
}

static PangoAttrList *
hit_attributes (GtkListItem *item, AttuneSearchHit *hit)
{
  const AttuneSearchRange *ranges = NULL;
  guint n_ranges = 0;

  if (hit == NULL)
    return NULL;

  ranges = attune_search_hit_get_snippet_ranges (hit, &n_ranges);

  return attune_mark_ranges (attune_search_hit_get_snippet (hit), ranges, n_ranges);
}

static char *
hit_label (GtkListItem *item, AttuneSearchHit *hit)
{
  return hit != NULL ? g_strdup_printf ("%s: %s", attune_search_hit_get_section_title (hit),
                                        attune_search_hit_get_snippet (hit))
                     : NULL;
}

static void
scrolled_cb (AttuneResultsPage *self, GtkAdjustment *adjustment)
{
  GListModel *hits = gtk_slice_list_model_get_model (self->slice);
  guint size = gtk_slice_list_model_get_size (self->slice);
  double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) -
                 gtk_adjustment_get_page_size (adjustment);

  if (hits != NULL && size < g_list_model_get_n_items (hits) &&
      below < gtk_adjustment_get_page_size (adjustment))
    gtk_slice_list_model_set_size (self->slice, size + SCREENFUL);
}

static void
activate_cb (AttuneResultsPage *self, guint position)
{
  g_autoptr (AttuneSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->slice), position);

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, hit);
}

static void
attune_results_page_dispose (GObject *object)
{
  /* The template would take its child from the bin without telling it. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_RESULTS_PAGE);

  G_OBJECT_CLASS (attune_results_page_parent_class)->dispose (object);
}

static void
attune_results_page_class_init (AttuneResultsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_results_page_dispose;

  /**
   * AttuneResultsPage::chosen:
   * @hit: where to go
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ATTUNE_TYPE_RESULTS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, ATTUNE_TYPE_SEARCH_HIT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneResultsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttuneResultsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AttuneResultsPage, slice);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_title);
  gtk_widget_class_bind_template_callback (widget_class, hit_snippet);
  gtk_widget_class_bind_template_callback (widget_class, hit_attributes);
  gtk_widget_class_bind_template_callback (widget_class, hit_label);
}

static void
attune_results_page_init (AttuneResultsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * attune_results_page_set_hits:
 * @hits: (nullable): [class@SearchHit]s, best first; %NULL where nothing is searched for
 */
void
attune_results_page_set_hits (AttuneResultsPage *self, GListModel *hits)
{
  /* In one step, so that the list view uses its rows again. */
  gtk_slice_list_model_set_size (self->slice, SCREENFUL);
  gtk_slice_list_model_set_model (self->slice, hits);
  gtk_stack_set_visible_child_name (self->stack, hits == NULL                           ? "hint"
                                                 : g_list_model_get_n_items (hits) == 0 ? "nothing"
                                                                                        : "hits");
}
