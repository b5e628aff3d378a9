from django.urls import path

from colab.core.payments import views

app_name = "payments"
urlpatterns = [
    path("payments/<slug:key>/", views.pay, name="pay"),
    path("payments/<slug:key>/state/", views.state, name="state"),
    path("payments/<slug:key>/receipt.pdf", views.receipt, name="receipt"),
    path("payments/<slug:key>/refund-<int:number>.pdf", views.refund, name="refund"),
    path("work/payments/", views.payment_list, name="list"),
    path("work/payments/fees/", views.fees, name="fees"),
    path("work/payments/fees/new/", views.fee, name="new_fee"),
    path("work/payments/fees/<slug:key>/", views.fee, name="fee"),
    path("work/payments/policy/", views.policy, name="policy"),
    path("work/payments/differences/", views.differences, name="differences"),
    path("work/payments/differences/now/", views.compare, name="compare"),
]
plain_urlpatterns = [path("hooks/stripe", views.hook, name="hook")]
