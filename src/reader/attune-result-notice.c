/* attune-result-notice.c: how what was found differs from what was asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-result-notice.h"

#include <glib/gi18n.h>

/**
 * AttuneResultNotice:
 *
 * Says that another word was searched for than was typed, and offers to search for that one; or
 * that nothing has all of the words. It is said aloud, too, when it becomes so, but not again at
 * each key while it stays so.
 */
struct _AttuneResultNotice
{
  GtkWidget parent_instance;

  GtkLabel *corrected;
  GtkWidget *literal;
  GtkLabel *literal_words;
  GtkWidget *partial;

  char *typed; /* as was said last */
  char *taken;
  gboolean is_partial;
};

enum
{
  SIGNAL_LITERAL_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneResultNotice, attune_result_notice, GTK_TYPE_WIDGET)

static void
literal_cb (AttuneResultNotice *self)
{
  g_signal_emit (self, signals[SIGNAL_LITERAL_WANTED], 0);
}

static void
announce (AttuneResultNotice *self, const char *message)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Two sentences rather than one, for the second is a button. */
static void
show_correction (AttuneResultNotice *self, const char *typed, const char *taken)
{
  gboolean is_new = g_set_str (&self->taken, taken);
  g_autofree char *markup = NULL, *literal = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->corrected), taken != NULL);
  gtk_widget_set_visible (self->literal, taken != NULL);
  if (!g_set_str (&self->typed, taken != NULL ? typed : NULL) && !is_new)
    return;
  if (taken == NULL)
    return;

  /* Translators: what was searched for instead of what was typed; keep the tags */
  markup = g_markup_printf_escaped (_ ("Showing results for <b>%s</b>"), taken);
  gtk_label_set_markup (self->corrected, markup);
  /* Translators: a button; what was typed */
  literal = g_strdup_printf (_ ("Search for “%s” Instead"), typed);
  gtk_label_set_label (self->literal_words, literal);
  if (is_new)
    announce (self, gtk_label_get_text (self->corrected));
}

static void
show_partial (AttuneResultNotice *self, gboolean is_partial)
{
  gtk_widget_set_visible (self->partial, is_partial);
  if (is_partial && !self->is_partial)
    announce (self, gtk_label_get_text (GTK_LABEL (self->partial)));
  self->is_partial = is_partial;
}

static void
attune_result_notice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_RESULT_NOTICE);

  G_OBJECT_CLASS (attune_result_notice_parent_class)->dispose (object);
}

static void
attune_result_notice_finalize (GObject *object)
{
  AttuneResultNotice *self = ATTUNE_RESULT_NOTICE (object);

  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->taken, g_free);

  G_OBJECT_CLASS (attune_result_notice_parent_class)->finalize (object);
}

static void
attune_result_notice_class_init (AttuneResultNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_result_notice_dispose;
  G_OBJECT_CLASS (klass)->finalize = attune_result_notice_finalize;

  /**
   * AttuneResultNotice::literal-wanted:
   *
   * The search is to be made as it was typed.
   */
  signals[SIGNAL_LITERAL_WANTED] = g_signal_new ("literal-wanted", ATTUNE_TYPE_RESULT_NOTICE,
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "result-notice");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-result-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneResultNotice, corrected);
  gtk_widget_class_bind_template_child (widget_class, AttuneResultNotice, literal);
  gtk_widget_class_bind_template_child (widget_class, AttuneResultNotice, literal_words);
  gtk_widget_class_bind_template_child (widget_class, AttuneResultNotice, partial);
  gtk_widget_class_bind_template_callback (widget_class, literal_cb);
}

static void
attune_result_notice_init (AttuneResultNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * attune_result_notice_set_results:
 * @results: (nullable): what was found; %NULL where nothing is searched for
 */
void
attune_result_notice_set_results (AttuneResultNotice *self, AttuneSearchResults *results)
{
  const char *taken = results != NULL ? attune_search_results_get_corrected (results) : NULL;
  gboolean is_partial = results != NULL && attune_search_results_are_partial (results);

  gtk_widget_set_visible (GTK_WIDGET (self), taken != NULL || is_partial);
  show_correction (self, taken != NULL ? attune_search_results_get_typed (results) : NULL, taken);
  show_partial (self, is_partial);
}
