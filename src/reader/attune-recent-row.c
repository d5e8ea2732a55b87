/* attune-recent-row.c: a recent search in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-recent-row.h"

#include <glib/gi18n.h>

/**
 * AttuneRecentRow:
 *
 * The words that were searched for, and a button that removes them. So does Delete.
 */
struct _AttuneRecentRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *remove_button;

  char *text;
};

typedef enum
{
  PROP_TEXT = 1,
} AttuneRecentRowProperty;

enum
{
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_TEXT + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AttuneRecentRow, attune_recent_row, GTK_TYPE_LIST_BOX_ROW)

static void
remove_cb (AttuneRecentRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
attune_recent_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((AttuneRecentRowProperty) id)
    {
    case PROP_TEXT:
      g_value_set_string (value, ATTUNE_RECENT_ROW (object)->text);
      return;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_recent_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((AttuneRecentRowProperty) id)
    {
    case PROP_TEXT:
      ATTUNE_RECENT_ROW (object)->text = g_value_dup_string (value);
      return;
    }

  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
attune_recent_row_constructed (GObject *object)
{
  AttuneRecentRow *self = ATTUNE_RECENT_ROW (object);
  g_autofree char *label = NULL;

  G_OBJECT_CLASS (attune_recent_row_parent_class)->constructed (object);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text,
                                  -1);
  /* Translators: forgets the words in quotation marks, which were searched for */
  label = g_strdup_printf (_ ("Remove “%s”"), self->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
attune_recent_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATTUNE_TYPE_RECENT_ROW);

  G_OBJECT_CLASS (attune_recent_row_parent_class)->dispose (object);
}

static void
attune_recent_row_finalize (GObject *object)
{
  g_free (ATTUNE_RECENT_ROW (object)->text);

  G_OBJECT_CLASS (attune_recent_row_parent_class)->finalize (object);
}

static void
attune_recent_row_class_init (AttuneRecentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = attune_recent_row_constructed;
  object_class->dispose = attune_recent_row_dispose;
  object_class->finalize = attune_recent_row_finalize;
  object_class->get_property = attune_recent_row_get_property;
  object_class->set_property = attune_recent_row_set_property;

  /**
   * AttuneRecentRow:text:
   *
   * What was searched for.
   */
  properties[PROP_TEXT] = g_param_spec_string (
      "text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * AttuneRecentRow::remove:
   *
   * The reader wants it to be forgotten.
   */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", ATTUNE_TYPE_RECENT_ROW,
                                         G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Delete, 0, "remove", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Delete, 0, "remove", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ATTUNE_RESOURCE_PATH "/attune-recent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AttuneRecentRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
attune_recent_row_init (AttuneRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * attune_recent_row_new:
 * @text: what was searched for
 *
 * Returns: (transfer floating): a row
 */
AttuneRecentRow *
attune_recent_row_new (const char *text)
{
  return g_object_new (ATTUNE_TYPE_RECENT_ROW, "text", text, NULL);
}

const char *
attune_recent_row_get_text (AttuneRecentRow *self)
{
  return self->text;
}
