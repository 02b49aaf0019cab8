package org.vipwarden.engine.track;

import com.sun.jna.Function;

/** The kill(2) of the C library, so that tests need nothing of the linux room. */
public final class KillCall implements ProcessSignals {
    private final Function kill = Function.getFunction("c", "kill");

    @Override
    public boolean send(long group, int number) {
        return kill.invokeInt(new Object[] {(int) -group, number}) == 0;
    }
}
