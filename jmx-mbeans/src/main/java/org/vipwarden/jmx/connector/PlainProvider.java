package org.vipwarden.jmx.connector;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;

/** Makes {@link PlainLogin} known to the JDK, which looks SASL mechanisms up in its security providers. */
final class PlainProvider extends Provider {
    private static final long serialVersionUID = 1;
    private static final String NAME = "VipwardenSasl";

    private PlainProvider() {
        super(NAME, "1.0", "SASL/PLAIN for servers");
        putService(
                new Service(
                        this,
                        "SaslServerFactory",
                        PlainLogin.MECHANISM,
                        PlainLogin.Factory.class.getName(),
                        List.of(),
                        Map.of()) {
                    @Override
                    public Object newInstance(Object parameter) {
                        return new PlainLogin.Factory();
                    }
                });
    }

    /** Does nothing when it was done before. */
    static void install() {
        Security.addProvider(new PlainProvider());
    }
}
