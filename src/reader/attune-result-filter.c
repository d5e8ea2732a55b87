/* attune-result-filter.c: which kinds of results to show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-result-filter.h"

#include <glib/gi18n.h>

#include "attune-result-kind.h"

/**
 * AttuneResultFilter:
 *
 * A row of toggles: all results, or those of one kind. There is one for each kind that was found,
 * and the row is there only where there is a choice.
 *
 * To make toggles takes longer than to show the results; so they come and go after these were
 * drawn.
 */
struct _AttuneResultFilter
{
  AdwBin parent_instance;

  AdwToggleGroup *group;
  guint made;  /* a bit for each kind that has a toggle */
  guint found; /* for each that should have one */
  guint shown; /* the kinds that are shown */
  guint make_id;
  gboolean is_filling;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneResultFilter, attune_result_filter, ADW_TYPE_BIN)

/* What a toggle stands for: the first for all, the others for what was found, in order. */
static guint
get_kinds_at (AttuneResultFilter *self, guint index)
{
  guint i = 0;

  for (guint kind = 0; kind < ATTUNE_SEARCH_N_KINDS; kind++)
    if ((self->made & 1u << kind) != 0 && ++i == index)
      return 1u << kind;

  return ATTUNE_RESULT_LIST_ALL;
}

static AdwToggle *
add_toggle (AttuneResultFilter *self, const char *title)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_tooltip (toggle, title);
  adw_toggle_group_add (self->group, toggle);

  return toggle;
}

static void
make_toggles (AttuneResultFilter *self)
{
  self->made = self->found;
  adw_toggle_group_remove_all (self->group);
  adw_toggle_set_label (add_toggle (self, _ ("All Results")),
                        /* Translators: results of all kinds; as short as can be */
                        _ ("All"));
  for (guint kind = 0; kind < ATTUNE_SEARCH_N_KINDS; kind++)
    if ((self->made & 1u << kind) != 0)
      adw_toggle_set_icon_name (add_toggle (self, attune_result_kind_get_plural (kind)),
                                attune_result_kind_get_icon_name (kind));
}

/* Makes the toggle of what is shown the active one, and those of what was not found idle. */
static void
update_toggles (AttuneResultFilter *self)
{
  guint active = 0;

  for (guint i = 1; i < adw_toggle_group_get_n_toggles (self->group); i++)
    {
      guint kinds = get_kinds_at (self, i);

      adw_toggle_set_enabled (adw_toggle_group_get_toggle (self->group, i),
                              (self->found & kinds) != 0);
      if (kinds == self->shown)
        active = i;
    }
  adw_toggle_group_set_active (self->group, active);
}

static gboolean
make_cb (gpointer user_data)
{
  AttuneResultFilter *self = user_data;

  self->make_id = 0;
  self->is_filling = TRUE;
  if (self->made != self->found)
    make_toggles (self);
  update_toggles (self);
  self->is_filling = FALSE;

  return G_SOURCE_REMOVE;
}

static void
active_cb (AttuneResultFilter *self)
{
  if (self->is_filling)
    return;

  self->shown = get_kinds_at (self, adw_toggle_group_get_active (self->group));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
attune_result_filter_dispose (GObject *object)
{
  g_clear_handle_id (&ATTUNE_RESULT_FILTER (object)->make_id, g_source_remove);

  G_OBJECT_CLASS (attune_result_filter_parent_class)->dispose (object);
}

static void
attune_result_filter_class_init (AttuneResultFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_result_filter_dispose;

  /**
   * AttuneResultFilter::changed:
   *
   * Another choice was made.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ATTUNE_TYPE_RESULT_FILTER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "result-filter");
}

static void
attune_result_filter_init (AttuneResultFilter *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->shown = ATTUNE_RESULT_LIST_ALL;
  self->group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->group), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kinds of results"), -1);
  g_signal_connect_object (self->group, "notify::active", G_CALLBACK (active_cb), self,
                           G_CONNECT_SWAPPED);

  /* Large text may be too wide for the sidebar. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->group));
  adw_bin_set_child (ADW_BIN (self), scroller);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * attune_result_filter_update:
 * @list: what there is to choose from, and what of it is shown
 */
void
attune_result_filter_update (AttuneResultFilter *self, AttuneResultList *list)
{
  guint n_found = 0;

  self->found = 0;
  for (guint kind = 0; kind < ATTUNE_SEARCH_N_KINDS; kind++)
    if (attune_result_list_count (list, kind) > 0)
      {
        self->found |= 1u << kind;
        n_found++;
      }
  self->shown = attune_result_list_get_kinds (list);

  gtk_widget_set_visible (GTK_WIDGET (self), n_found > 1);
  if (n_found < 2)
    return;

  if (self->made != self->found && self->make_id == 0)
    self->make_id = g_idle_add (make_cb, self);
  self->is_filling = TRUE;
  /* The first ones give the row its height. */
  if (self->made == 0)
    make_toggles (self);
  update_toggles (self);
  self->is_filling = FALSE;
}

/**
 * attune_result_filter_get_kinds:
 *
 * Returns: what is chosen, as for [method@ResultList.set_kinds]
 */
guint
attune_result_filter_get_kinds (AttuneResultFilter *self)
{
  return self->shown;
}
