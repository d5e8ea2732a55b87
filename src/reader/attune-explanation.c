/* attune-explanation.c: what a citation or a term stands for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-explanation.h"

#include <glib/gi18n.h>

/**
 * AttuneExplanation:
 *
 * A popover with the definition of a term, or the reference behind a citation.
 */
struct _AttuneExplanation
{
  GtkPopover parent_instance;

  GtkLabel *title;
  GtkLabel *text;
  GtkButton *show_button;
  GtkWidget *open_button;

  char *place; /* of the entry in the glossary or the references */
  char *work;  /* where the work itself is found */
};

enum
{
  SIGNAL_FOLLOW,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneExplanation, attune_explanation, GTK_TYPE_POPOVER)

static void
show_clicked_cb (AttuneExplanation *self)
{
  g_signal_emit (self, signals[SIGNAL_FOLLOW], 0, self->place);
}

static void
open_clicked_cb (AttuneExplanation *self)
{
  g_signal_emit (self, signals[SIGNAL_FOLLOW], 0, self->work);
}

static void
attune_explanation_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_EXPLANATION);

  G_OBJECT_CLASS (attune_explanation_parent_class)->dispose (object);
}

static void
attune_explanation_finalize (GObject *object)
{
  AttuneExplanation *self = ATTUNE_EXPLANATION (object);

  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->work, g_free);

  G_OBJECT_CLASS (attune_explanation_parent_class)->finalize (object);
}

static void
attune_explanation_class_init (AttuneExplanationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = attune_explanation_dispose;
  object_class->finalize = attune_explanation_finalize;

  /**
   * AttuneExplanation::follow:
   * @uri: an `https:` or `attune:` address
   *
   * The reader wants to see the entry, or the work.
   */
  signals[SIGNAL_FOLLOW] = g_signal_new ("follow", ATTUNE_TYPE_EXPLANATION, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-explanation.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneExplanation, title);
  gtk_widget_class_bind_template_child (widget_class, AttuneExplanation, text);
  gtk_widget_class_bind_template_child (widget_class, AttuneExplanation, show_button);
  gtk_widget_class_bind_template_child (widget_class, AttuneExplanation, open_button);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
}

static void
attune_explanation_init (AttuneExplanation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AttuneExplanation *
attune_explanation_new (void)
{
  return g_object_new (ATTUNE_TYPE_EXPLANATION, NULL);
}

/* The address that a reference ends with, if it has one */
static const char *
find_work (const AttuneText *citation)
{
  guint n_spans = 0;
  const AttuneSpan *spans = attune_text_get_spans (citation, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    if (spans[i].kind == ATTUNE_SPAN_LINK)
      return spans[i].target;

  return NULL;
}

static void
show_entry (AttuneExplanation *self,
            AttuneArticle *article,
            const char *entry,
            const char *title,
            const AttuneText *text)
{
  g_autoptr (AttunePlace) place = attune_place_new (attune_article_get_id (article), entry);

  g_free (self->place);
  self->place = attune_place_to_string (place);
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title), title != NULL);
  gtk_label_set_label (self->text, attune_text_get_string (text));
  gtk_widget_set_visible (self->open_button, self->work != NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : _ ("Reference"),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, attune_text_get_string (text), -1);
}

/**
 * attune_explanation_explain:
 * @article: the article that @span is in
 * @span: a citation or a term
 *
 * Fills the popover.
 */
void
attune_explanation_explain (AttuneExplanation *self, AttuneArticle *article, const AttuneSpan *span)
{
  g_autofree char *entry = NULL;

  g_clear_pointer (&self->work, g_free);

  if (span->kind == ATTUNE_SPAN_TERM)
    {
      AttuneTerm *term = attune_article_lookup_term (article, span->target);

      entry = g_strconcat ("term/", span->target, NULL);
      gtk_button_set_label (self->show_button, _ ("Show in Glossary"));
      show_entry (self, article, entry, attune_term_get_title (term),
                  attune_term_get_definition (term));
    }
  else
    {
      AttuneText *citation = attune_reference_get_citation (
          attune_article_lookup_reference (article, span->target));

      entry = g_strconcat ("ref/", span->target, NULL);
      self->work = g_strdup (find_work (citation));
      gtk_button_set_label (self->show_button, _ ("Show in References"));
      show_entry (self, article, entry, NULL, citation);
    }
}
